import { DevicePicker } from './device-picker.js';
import { DeviceSwitch } from './device-switch.js';
import { DeviceProblem } from './device-problem.js';
import { permitted, substitutionIn, turnOn, untouched } from './devices.js';
import { element, icon } from './element.js';
import { MicrophoneLevel } from './microphone-level.js';
import { phrase, text } from './phrase.js';

/** @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia */

/** One's own picture and sound before the call, the button that asks for them, and what went wrong. */
export class DevicePreview extends HTMLElement {
  #media;
  /** @type {'asking' | 'starting' | null} */ #waiting = null;
  #video = element('video', { 'data-self': '', autoplay: true, playsinline: true });
  /** @type {MediaStreamTrack | null} */ #shown = null;
  #frame = element('div', { class: 'preview' });
  #notice = element('p', { class: 'preview-notice' });
  #substitution = element('p', { class: 'hint', role: 'status' });
  #problem;
  #start;
  #switches;
  #choose;
  #picker;
  /** @type {AbortController | undefined} */ #listening;

  /** @param {LocalMedia} media */
  constructor(media) {
    super();
    this.#media = media;
    const ask = () => this.#turnOn('asking', () => media.start());
    this.#video.ariaLabel = text('devices.preview');
    this.#video.muted = true;
    this.#start = element(
      'button',
      { type: 'button', class: 'pill', click: ask },
      icon('video'),
      text('devices.start'),
    );
    this.#choose = this.#chooseButton();
    this.#problem = new DeviceProblem(media, { again: ask });
    this.#switches = element(
      'div',
      { class: 'preview-switches' },
      new DeviceSwitch(media, 'microphone'),
      new DeviceSwitch(media, 'camera'),
      this.#choose,
    );
    this.#picker = new DevicePicker(media);
    this.#picker.id = 'preview-picker';
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#media.addEventListener('change', () => this.#update(), { signal });
    const substituted = (/** @type {Event} */ event) => {
      const { key, values } = substitutionIn(event);
      this.#substitution.replaceChildren(phrase(key, values));
    };
    this.#media.addEventListener('substituted', substituted, { signal });
    this.#picker.addEventListener('choices', () => this.#update(), { signal });
    this.#picker.addEventListener('change', () => this.#substitution.replaceChildren(), { signal });
    this.#frame.replaceChildren(this.#video, this.#notice, this.#start, this.#switches);
    this.replaceChildren(
      this.#frame,
      new MicrophoneLevel(this.#media),
      this.#picker,
      this.#substitution,
      this.#problem,
    );
    this.#update();
    this.#startIfPermitted(signal);
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#video.srcObject = this.#shown = null;
  }

  /** Shown where there is no room for the lists themselves. */
  #chooseButton() {
    const name = text('devices.choose');
    const button = element(
      'button',
      {
        type: 'button',
        class: 'control choose',
        title: name,
        'aria-expanded': 'false',
        'aria-controls': 'preview-picker',
        click: () => {
          const open = this.toggleAttribute('data-choosing');
          button.ariaExpanded = String(open);
        },
      },
      icon('settings-2'),
      element('span', { class: 'unseen' }, name),
    );
    return button;
  }

  /** @param {AbortSignal} signal */
  async #startIfPermitted(signal) {
    if (!untouched(this.#media)) return;
    const now = await permitted({ camera: true, microphone: true });
    if (signal.aborted || this.#waiting !== null || (!now.camera && !now.microphone)) return;
    await this.#turnOn('starting', () => turnOn(this.#media, now));
  }

  /**
   * @param {'asking' | 'starting'} how
   * @param {() => Promise<void>} act
   */
  async #turnOn(how, act) {
    this.#waiting = how;
    this.#update();
    await act();
    this.#waiting = null;
    this.#update();
  }

  #update() {
    const { camera, microphone } = this.#media;
    const asked = !untouched(this.#media);
    const shown = camera === 'on' ? this.#media.track('video') : null;
    // The same stream, set again, would be loaded again: a flash.
    if (shown !== this.#shown) this.#video.srcObject = shown && this.#media.stream;
    this.#shown = shown;
    this.#video.hidden = camera !== 'on';
    this.#notice.hidden = camera === 'on';
    this.#notice.textContent = this.#noticeText(asked);
    this.#frame.toggleAttribute('data-asked', asked || this.#waiting === 'starting');
    this.#start.hidden = asked || this.#waiting !== null;
    this.#switches.hidden = camera === 'none' && microphone === 'none';
    this.#choose.hidden = this.#picker.hidden;
  }

  /** @param {boolean} asked */
  #noticeText(asked) {
    if (this.#waiting === 'starting') return '';
    if (this.#waiting === 'asking') return text('devices.asking');
    return text(asked ? 'devices.cameraOff' : 'devices.startHint');
  }
}

customElements.define('device-preview', DevicePreview);
