import { browserOf } from '../ui/browser.js';
import { element } from '../ui/element.js';
import { speakAlso } from '../ui/language.js';
import { obstacleOf } from '../ui/obstacle.js';
import { text } from '../ui/phrase.js';
import { SidePanel } from '../ui/side-panel.js';
import { ConnectionCheck } from './connection-check.js';
import { Results } from './results.js';

/**
 * The check beside a call that does not come about: the call goes on trying. Of camera and microphone the call has its own.
 * There is one; what it does ends when it is closed, also by the end of the call.
 *
 * @param {Element} view  that has room for panels
 */
export async function openPanel(view) {
  await Promise.all([speakAlso((tag) => import(`./messages/${tag}.js`)), loadStyles()]);
  const opened = view.querySelector('side-panel connection-check');
  if (opened !== null) {
    opened.closest('dialog')?.querySelector('h2')?.focus();
    return;
  }
  const results = new Results();
  const panel = new SidePanel('action.check', () => [
    element('p', { class: 'hint' }, text('check.startHint')),
    new ConnectionCheck(results, obstacleOf(browserOf())),
  ]);
  panel.addEventListener('panelchange', () => {
    if (panel.isOpen) return;
    results.stop();
    panel.remove();
  });
  view.append(panel);
  panel.open();
}

/** @returns {Promise<void>} */
function loadStyles() {
  const href = new URL('check.css', import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = element('link', { rel: 'stylesheet', href });
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', reject);
    document.head.append(link);
  });
}
