import { devicesOn, turnOn } from './devices.js';
import { element } from './element.js';
import { text } from './phrase.js';
import { keepFocus } from './show.js';

/**
 * @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia
 * @typedef {import('./remembered.js').Devices} Devices
 */

/** After a reload, where the browser would ask again: the devices that were on, for one click. */
export class DevicesOffer extends HTMLElement {
  #media;
  #wanted;
  #taken = false;
  /** @type {AbortController | undefined} */ #listening;

  /**
   * @param {LocalMedia} media
   * @param {Devices} wanted  at least one
   */
  constructor(media, wanted) {
    super();
    this.#media = media;
    this.#wanted = wanted;
    this.role = 'alert';
    this.className = 'problem';
    const { camera, microphone } = wanted;
    const which = camera && microphone ? 'both' : camera ? 'camera' : 'microphone';
    const attributes = { type: 'button', class: 'pill main', click: () => this.#take() };
    const button = element('button', attributes, text(`devices.${which}.resume`));
    const dismiss = element(
      'button',
      { type: 'button', class: 'pill', click: () => this.#taken || this.#go() },
      text('devices.dismiss'),
    );
    this.append(
      element('p', {}, text(`devices.${which}.offAfterReload`)),
      element('p', { class: 'actions' }, button, dismiss),
    );
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#media.addEventListener('change', () => this.#update(), { signal });
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  async #take() {
    if (this.#taken) return;
    this.#taken = true;
    for (const button of this.querySelectorAll('button')) button.ariaDisabled = 'true';
    await turnOn(this.#media, this.#wanted);
    this.dispatchEvent(new Event('devicefailed', { bubbles: true })); // says nothing if all is well
    this.#go();
  }

  #update() {
    const on = devicesOn(this.#media);
    const { camera, microphone } = this.#wanted;
    if ((on.camera || !camera) && (on.microphone || !microphone)) this.#go();
  }

  #go() {
    keepFocus(this, () => this.remove());
  }
}

customElements.define('devices-offer', DevicesOffer);
