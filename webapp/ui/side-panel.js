import { control } from './control.js';
import { element, icon } from './element.js';
import { text } from './phrase.js';
import { keepFocus } from './show.js';

/** @typedef {import('./phrase.js').Word} Word */

const narrow = '(max-width: 44rem)';

/**
 * Something more about the call. On a wide screen it stands at the inline end and the call goes on beside it, in reach;
 * on a narrow one it is a sheet over the call, and the only thing in reach. Its content exists while it is open. Fires
 * 'panelchange'.
 */
export class SidePanel extends HTMLElement {
  #content;
  #heading;
  #body = element('div', { class: 'panel-body' });
  #dialog;
  /** @type {AbortController | undefined} */ #listening;

  /**
   * @param {Word} heading
   * @param {() => Node[]} content
   */
  constructor(heading, content) {
    super();
    this.#content = content;
    this.#heading = element('h2', { tabindex: -1 }, text(heading));
    const close = element(
      'button',
      { type: 'button', class: 'panel-close', 'aria-label': text('action.close') },
      icon('x'),
    );
    close.title = text('action.close');
    close.addEventListener('click', () => this.close());
    this.#dialog = element(
      'dialog',
      { class: 'panel', 'aria-label': text(heading) },
      element('header', { class: 'panel-head' }, this.#heading, close),
      this.#body,
    );
    this.#dialog.addEventListener('close', () => this.#closed());
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.close(); // beside the sheet
    });
  }

  connectedCallback() {
    this.append(this.#dialog);
  }

  disconnectedCallback() {
    this.close();
  }

  get isOpen() {
    return this.#dialog.open;
  }

  open() {
    if (this.isOpen) return;
    this.#body.replaceChildren(...this.#content());
    this.#show();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    matchMedia(narrow).addEventListener('change', () => this.#showAgain(), { signal });
    addEventListener('keydown', (event) => this.#key(event), { signal });
    this.#changed();
  }

  close() {
    keepFocus(this.#dialog, () => this.#dialog.close()); // what opened it may be gone
  }

  #show() {
    if (matchMedia(narrow).matches) this.#dialog.showModal();
    else this.#dialog.show();
    this.#heading.focus();
  }

  /** The window has become wide or narrow. */
  #showAgain() {
    if (!this.isOpen) return; // closed a moment ago: the event that says so comes later
    this.#dialog.close();
    this.#show();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const meant = event.key === 'Escape' && !event.isComposing && !event.defaultPrevented;
    if (meant) this.close();
  }

  #closed() {
    if (this.isOpen) return; // was shown again
    this.#listening?.abort();
    this.#body.replaceChildren();
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('panelchange', { bubbles: true }));
  }
}

/**
 * The control that opens and closes a panel.
 *
 * @param {SidePanel} panel
 * @param {Word} word
 * @param {string} iconName
 * @param {() => void} [open]
 */
export function panelControl(panel, word, iconName, open = () => panel.open()) {
  const toggle = () => (panel.isOpen ? panel.close() : open());
  const button = control(word, iconName, toggle, { 'aria-expanded': 'false' });
  panel.addEventListener('panelchange', () => {
    button.ariaExpanded = String(panel.isOpen);
  });
  return button;
}

customElements.define('side-panel', SidePanel);
