import { element } from '../ui/element.js';
import { text } from '../ui/phrase.js';
import { CallCard } from './call-card.js';
import { keep, say } from './keep.js';

/** @typedef {import('./server.js').Now} Now */

/** The calls that go on; where there are many, the first of those that are looked for. */
export class CallList extends HTMLElement {
  #ask;
  #heading = element('h2', { tabindex: -1 }, text('admin.inProgress'));
  #note = element('p', { class: 'hint' });
  #cards = element('div', { class: 'cards' });
  #find = element('p', { class: 'field', hidden: true });

  /**
   * @param {import('./questions.js').Ask} ask
   * @param {string} beginning
   * @param {(beginning: string) => void} find
   */
  constructor(ask, beginning, find) {
    super();
    this.#ask = ask;
    const field = element('input', {
      id: 'find',
      value: beginning,
      maxlength: 22,
      autocapitalize: 'off',
      spellcheck: 'false',
      input: () => find(field.value.trim()),
    });
    this.#find.append(element('label', { for: 'find' }, text('admin.find')), field);
    this.append(this.#heading, this.#find, this.#note, this.#cards);
  }

  /** @param {Now} now @param {string} beginning */
  update(now, beginning) {
    const { calls, callsFound } = now;
    const isNeeded = beginning !== '' || callsFound > calls.length;
    this.#find.hidden = !isNeeded && !this.#find.contains(document.activeElement);
    say(this.#note, this.#noteFor(now, beginning));
    const focused = document.activeElement;
    const focusIsHere = this.#cards.contains(focused);
    keep(
      this.#cards,
      calls,
      ({ id }) => id,
      (call) => new CallCard(call, this.#ask),
      (card, call) => /** @type {CallCard} */ (card).update(call, now),
    );
    if (focusIsHere && !focused?.isConnected) this.#heading.focus({ preventScroll: true });
  }

  /** @param {Now} now @param {string} beginning */
  #noteFor({ calls, callsFound }, beginning) {
    if (calls.length === 0) return text(beginning ? 'admin.noneFound' : 'admin.noCalls');
    if (calls.length === callsFound) return text('admin.idsHint');
    return text('admin.some', { n: callsFound, shown: calls.length });
  }
}

customElements.define('call-list', CallList);
