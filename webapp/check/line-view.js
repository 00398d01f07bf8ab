import { signIn } from '../ui/account.js';
import { element, icon } from '../ui/element.js';
import { phrase, text } from '../ui/phrase.js';
import { rememberCheck } from '../ui/remembered.js';
import { factsText, titleOf } from './report.js';

/** @typedef {import('./results.js').Line} Line */

const icons = { good: 'check', warn: 'triangle-alert', bad: 'x' };

/**
 * One thing that is checked, and what came out.
 *
 * @param {Line} line
 * @param {boolean} masked
 */
export function lineView(line, masked) {
  const { id, subject, verdict } = line;
  const state = verdict?.state ?? 'running';
  const sign = element('span', { class: 'check-sign' });
  if (state in icons) sign.append(icon(icons[/** @type {keyof typeof icons} */ (state)]));
  const title = element('h3', {}, text(`check.${id}`));
  if (subject !== '') title.append(' ', element('bdi', { class: 'check-subject' }, subject));
  const view = element(
    'li',
    { 'data-check': id, 'data-state': state },
    sign,
    element(
      'div',
      { class: 'check-head' },
      title,
      element('span', { class: 'check-state' }, text(`check.state.${state}`)),
    ),
  );
  if (verdict !== null) view.append(...explained(verdict, masked));
  return view;
}

/**
 * @param {import('./verdict.js').Verdict} verdict
 * @param {boolean} masked
 */
function explained({ says, facts, offer }, masked) {
  const details = factsText(facts, masked);
  return [
    element('p', {}, phrase(says.key, says.values)),
    ...(details === ''
      ? []
      : [element('p', { class: 'check-facts', lang: 'en', dir: 'ltr' }, details)]),
    ...(offer === 'signIn'
      ? [element('button', { type: 'button', class: 'pill', click: leave }, text('check.signIn'))]
      : []),
  ];
}

/** To sign in; back to the call, if this is beside one. In a frame this page stays. @param {Event} event */
function leave({ target }) {
  const inCall = /** @type {Element} */ (target).closest('call-view') !== null;
  if (!inCall && parent === window) rememberCheck();
  signIn();
}

/**
 * The same in one sentence, to be heard.
 *
 * @param {Line} line
 */
export function lineSaid(line) {
  const { verdict } = line;
  if (verdict === null) return '';
  const state = text(`check.state.${verdict.state}`);
  return `${titleOf(line)}: ${state}. ${text(verdict.says.key, verdict.says.values)}`;
}
