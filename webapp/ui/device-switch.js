import { control } from './control.js';
import { setIcon } from './element.js';

/** @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia */

const icons = { microphone: ['mic', 'mic-off'], camera: ['video', 'video-off'] };
const keys = { microphone: 'm', camera: 'c v' };

/** Microphone or camera: a switch, filled when on and struck through when off. Fires 'devicefailed'. */
export class DeviceSwitch extends HTMLElement {
  #media;
  #kind;
  #button;
  #wasFine = false;
  /** @type {AbortController | undefined} */ #listening;

  /**
   * @param {LocalMedia} media
   * @param {'microphone' | 'camera'} kind
   */
  constructor(media, kind) {
    super();
    this.#media = media;
    this.#kind = kind;
    this.#button = control(`devices.${kind}`, icons[kind][1] ?? '', () => this.#toggle(), {
      role: 'switch',
      'aria-keyshortcuts': keys[kind],
    });
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#media.addEventListener('change', () => this.#update(), { signal });
    this.replaceChildren(this.#button);
    this.#update();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  async #toggle() {
    if (this.#button.ariaBusy === 'true') return;
    const on = this.#media[this.#kind] !== 'on';
    this.#button.ariaBusy = 'true';
    if (this.#kind === 'camera') await this.#media.setCamera(on);
    else await this.#media.setMicrophone(on);
    this.#button.ariaBusy = 'false';
    if (on && (this.#media[this.#kind] !== 'on' || this.#media.failures[this.#kind]))
      this.#failed();
  }

  #update() {
    const on = this.#media[this.#kind] === 'on';
    const failure = this.#media.failures[this.#kind];
    if (this.#wasFine && failure) this.#failed(); // unplugged, withheld, or no longer allowed
    this.#wasFine = on && !failure;
    this.#button.ariaChecked = String(on);
    const shown = /** @type {SVGElement} */ (this.#button.firstElementChild);
    setIcon(shown, icons[this.#kind][on ? 0 : 1] ?? '');
  }

  #failed() {
    this.dispatchEvent(new Event('devicefailed', { bubbles: true }));
  }
}

customElements.define('device-switch', DeviceSwitch);
