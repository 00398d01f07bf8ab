import { brand } from './brand.js';
import { element } from './element.js';
import { phrase, text, titlePage } from './phrase.js';

/**
 * @typedef {import('./phrase.js').Word} Word
 * @typedef {{ word: Word, act: () => void }} Action
 */

/** One thing that must be said, and what can be done; the first action is the main one. */
export class NoticeView extends HTMLElement {
  #heading;

  /**
   * @param {Word} heading
   * @param {Word} body
   * @param {Action[]} actions
   * @param {string} [code]  stable, to be copied into a report
   */
  constructor(heading, body, actions, code) {
    super();
    this.#heading = heading;
    const buttons = actions.map(({ word, act }, index) =>
      element(
        'button',
        { type: 'button', class: index === 0 ? 'pill main' : 'pill', click: act },
        text(word),
      ),
    );
    this.append(
      brand(),
      element(
        'section',
        { class: 'notice' },
        element('h1', { tabindex: -1 }, text(heading)),
        element('p', { class: 'lead' }, text(body)),
        element('p', { class: 'actions' }, ...buttons),
        ...(code ? [element('p', { class: 'code' }, phrase('code', { code }))] : []),
      ),
    );
  }

  connectedCallback() {
    titlePage(text(this.#heading));
  }
}

customElements.define('notice-view', NoticeView);
