import { DeviceSwitch } from './device-switch.js';
import { DeviceProblem } from './device-problem.js';
import { untouched } from './devices.js';
import { element, icon } from './element.js';
import { text } from './phrase.js';

/** @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia */

/** One's own picture before the call, the button that asks for it, and what went wrong. */
export class DevicePreview extends HTMLElement {
  #media;
  #asking = false;
  #video = element('video', { 'data-self': '', autoplay: true, playsinline: true });
  #frame = element('div', { class: 'preview' });
  #notice = element('p', { class: 'preview-notice' });
  #problem;
  #start;
  #switches;
  /** @type {AbortController | undefined} */ #listening;

  /** @param {LocalMedia} media */
  constructor(media) {
    super();
    this.#media = media;
    const ask = () => this.#ask();
    this.#video.ariaLabel = text('devices.preview');
    this.#video.muted = true;
    this.#start = element(
      'button',
      { type: 'button', class: 'pill', click: ask },
      icon('video'),
      text('devices.start'),
    );
    this.#problem = new DeviceProblem(media, { again: ask });
    this.#switches = element(
      'div',
      { class: 'preview-switches' },
      new DeviceSwitch(media, 'microphone'),
      new DeviceSwitch(media, 'camera'),
    );
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#media.addEventListener('change', () => this.#update(), { signal });
    this.#frame.replaceChildren(this.#video, this.#notice, this.#start, this.#switches);
    this.replaceChildren(this.#frame, this.#problem);
    this.#update();
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#video.srcObject = null;
  }

  async #ask() {
    this.#asking = true;
    this.#update();
    await this.#media.start();
    this.#asking = false;
    this.#update();
  }

  #update() {
    const { camera, microphone } = this.#media;
    const asked = !untouched(this.#media);
    const notice = this.#asking
      ? 'devices.asking'
      : asked
        ? 'devices.cameraOff'
        : 'devices.startHint';
    this.#video.srcObject = camera === 'on' ? this.#media.stream : null;
    this.#video.hidden = camera !== 'on';
    this.#notice.hidden = camera === 'on';
    this.#notice.textContent = text(notice);
    this.#frame.toggleAttribute('data-asked', asked);
    this.#start.hidden = asked || this.#asking;
    this.#switches.hidden = camera === 'none' && microphone === 'none';
  }
}

customElements.define('device-preview', DevicePreview);
