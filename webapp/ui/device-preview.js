import { DeviceSwitch } from './device-switch.js';
import { deviceProblems, untouched } from './devices.js';
import { element, icon } from './element.js';
import { phrase, text } from './phrase.js';

/** @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia */

/** One's own picture before the call, the button that asks for it, and what went wrong. */
export class DevicePreview extends HTMLElement {
  #media;
  #asking = false;
  #video = element('video', { 'data-self': '', autoplay: true, playsinline: true });
  #frame = element('div', { class: 'preview' });
  #notice = element('p', { class: 'preview-notice' });
  #problem = element('div', { class: 'problem', role: 'alert' });
  #start;
  #again;
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
    this.#again = element(
      'button',
      { type: 'button', class: 'pill', click: ask },
      text('devices.again'),
    );
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
    const problems = this.#asking ? [] : deviceProblems(this.#media);
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
    this.#again.hidden = problems.length === 0;
    if (problems.length === 0) {
      this.#problem.replaceChildren();
    } else {
      const sentences = problems.map(({ key, values }) => element('p', {}, phrase(key, values)));
      const without = element('p', {}, text(`devices.${this.#missing()}.without`));
      this.#problem.replaceChildren(icon('triangle-alert'), ...sentences, without, this.#again);
    }
  }

  #missing() {
    const { camera, microphone } = this.#media.failures;
    if (camera && microphone) return 'both';
    return camera ? 'camera' : 'microphone';
  }
}

customElements.define('device-preview', DevicePreview);
