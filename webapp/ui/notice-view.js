import { brand } from './brand.js';
import { codeLine } from './code-line.js';
import { element } from './element.js';
import { phrase, text, titlePage } from './phrase.js';

/**
 * @typedef {import('./phrase.js').Word} Word
 * @typedef {import('./phrase.js').Sentence} Sentence
 * @typedef {{ word: Word } & ({ act: (event: Event) => void } | { href: string })} Action
 *
 * @typedef {object} Notice
 * @property {Word} heading
 * @property {Sentence[]} body
 * @property {Action[]} actions  the first is the main one
 * @property {string} [code]  stable, to be copied into a report
 */

/** One thing that must be said, and what can be done. */
export class NoticeView extends HTMLElement {
  #heading;

  /** @param {Notice} notice */
  constructor({ heading, body, actions, code }) {
    super();
    this.#heading = heading;
    const paragraphs = body.map(({ key, values }) =>
      element('p', { class: 'lead' }, phrase(key, values)),
    );
    const buttons = actions.map((action, index) =>
      actionElement(action, index === 0 ? 'pill main' : 'pill'),
    );
    this.append(
      brand(),
      element(
        'section',
        { class: 'notice' },
        element('h1', { tabindex: -1 }, text(heading)),
        ...paragraphs,
        element('p', { class: 'actions' }, ...buttons),
        ...(code ? [codeLine(code)] : []),
      ),
    );
  }

  connectedCallback() {
    titlePage(text(this.#heading));
  }
}

/**
 * @param {Action} action
 * @param {string} style
 */
export function actionElement(action, style) {
  const word = text(action.word);
  return 'href' in action
    ? element('a', { class: style, href: action.href }, word)
    : element('button', { type: 'button', class: style, click: action.act }, word);
}

customElements.define('notice-view', NoticeView);
