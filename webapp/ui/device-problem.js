import { browserOf } from './browser.js';
import { codeLine } from './code-line.js';
import { deviceProblems, turnOn } from './devices.js';
import { element, icon } from './element.js';
import { helpWith } from './permission-help.js';
import { permissions } from './permissions.js';
import { phrase, text } from './phrase.js';
import { keepFocus } from './show.js';

/** @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia */

/**
 * What is wrong with camera and microphone, and what to do: a note that goes when it works again. A permission that is
 * given while it is shown is used at once.
 */
export class DeviceProblem extends HTMLElement {
  #media;
  #again;
  #dismissible;
  #open;
  #shown = '';
  #asking = false;
  /** @type {AbortController | undefined} */ #listening;

  /**
   * @param {LocalMedia} media
   * @param {object} [options]
   * @param {() => Promise<void>} [options.again]  asks for what is missing
   * @param {boolean} [options.inCall]  says nothing until report(), and can be closed
   */
  constructor(media, { again, inCall = false } = {}) {
    super();
    this.#media = media;
    this.#again = again ?? (() => turnOn(media, this.#missing));
    this.#dismissible = inCall;
    this.#open = !inCall;
    this.role = 'alert';
    this.className = 'problem';
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#media.addEventListener('change', () => this.#update(), { signal });
    permissions.addEventListener('change', (event) => this.#permissionChanged(event), { signal });
    this.#update();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** In a call: what is wrong now deserves to be said. */
  report() {
    this.#open = true;
    this.#update();
  }

  get #missing() {
    const { camera, microphone } = this.#media.failures;
    return { camera: Boolean(camera), microphone: Boolean(microphone) };
  }

  /** @param {Event} event */
  #permissionChanged(event) {
    const device = /** @type {CustomEvent<'camera' | 'microphone'>} */ (event).detail;
    const wanted = this.#open && this.#missing[device];
    this.#update();
    if (wanted && permissions[device] === 'granted') this.#retry();
  }

  async #retry() {
    if (this.#asking) return;
    const before = this.#shown;
    this.#asking = true;
    this.#update();
    await this.#again();
    this.#asking = false;
    if (this.#shown === before) this.#shown = ''; // to be said again
    this.#update();
  }

  #close() {
    if (this.#asking) return;
    this.#open = false;
    this.#update();
  }

  #update() {
    const problems = deviceProblems(this.#media, permissions);
    if (this.#dismissible && problems.length === 0) this.#open = false;
    const shown = this.#open ? problems.map(({ code }) => code).join(', ') : '';
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.dataset.code = shown;
      keepFocus(this, () =>
        this.replaceChildren(...(shown ? this.#contents(problems, shown) : [])),
      );
    }
    // A button that is disabled would lose the focus.
    for (const button of this.querySelectorAll('.actions button')) {
      button.ariaDisabled = String(this.#asking);
    }
  }

  /**
   * @param {import('./devices.js').Problem[]} problems
   * @param {string} code
   */
  #contents(problems, code) {
    const { camera, microphone } = this.#missing;
    const without = camera && microphone ? 'both' : camera ? 'camera' : 'microphone';
    const helps = new Set(problems.map(({ failure }) => helpWith(failure, browserOf())));
    const joinable = this.closest('start-view') !== null;
    const lost = problems.every(({ failure }) => failure === 'DeviceLost');
    const actions = element('p', { class: 'actions' });
    const again = lost ? /** @type {const} */ (`devices.${without}.turnOn`) : 'devices.again';
    actions.append(this.#button(again, () => this.#retry()));
    if (globalThis.top !== globalThis.self) actions.append(ownTab());
    if (this.#dismissible) actions.append(this.#button('devices.dismiss', () => this.#close()));
    return [
      icon('triangle-alert'),
      ...problems.map(({ key, values }) => element('p', { class: 'what' }, phrase(key, values))),
      ...[...helps].filter((help) => help !== null).map((help) => element('p', {}, text(help))),
      ...(joinable ? [element('p', {}, text(`devices.${without}.without`))] : []),
      actions,
      codeLine(code),
    ];
  }

  /**
   * @param {import('./phrase.js').Word} word
   * @param {() => void} click
   */
  #button(word, click) {
    return element('button', { type: 'button', class: 'pill', click }, text(word));
  }
}

/** The way out of a page around this one, which may keep camera and microphone from it. */
function ownTab() {
  const attributes = { class: 'pill', href: location.href, target: '_blank' };
  return element('a', attributes, text('devices.ownTab'));
}

customElements.define('device-problem', DeviceProblem);
