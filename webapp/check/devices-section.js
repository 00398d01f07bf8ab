import { DevicePreview } from '../ui/device-preview.js';
import { untouched } from '../ui/devices.js';
import { element, icon } from '../ui/element.js';
import { permissions } from '../ui/permissions.js';
import { text } from '../ui/phrase.js';
import { deviceVerdict } from './device-verdict.js';
import { playTone } from './test-tone.js';

/** @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia */
/** @typedef {import('./results.js').Results} Results */
/** @typedef {import('./verdict.js').Verdict} Verdict */

/**
 * Those that something was heard from. It stays so when the page is hidden, and the meter begins anew.
 *
 * @type {WeakSet<MediaStreamTrack>}
 */
const heard = new WeakSet();

/** Camera, microphone and speaker, each when somebody asks for it. */
export class DevicesSection extends HTMLElement {
  #results;
  #media;
  #preview = element('div', { class: 'check-preview' });
  #start;
  #tone;
  #heard = element('div', { class: 'actions', role: 'group', hidden: true });
  /** @type {AbortController | undefined} */ #listening;

  /**
   * @param {Results} results
   * @param {LocalMedia} media
   */
  constructor(results, media) {
    super();
    this.#results = results;
    this.#media = media;
    this.#start = element(
      'button',
      { type: 'button', class: 'pill', click: () => this.#startDevices() },
      icon('video'),
      text('check.startDevices'),
    );
    this.#tone = element(
      'button',
      { type: 'button', class: 'pill', click: () => this.#play() },
      icon('volume-2'),
      text('check.playTone'),
    );
    this.#heard.ariaLabel = text('check.heardQuestion');
    this.#heard.append(
      element('span', { 'aria-hidden': 'true' }, text('check.heardQuestion')),
      this.#answer('check.heard', { state: 'good', says: { key: 'check.speaker.heard' } }),
      this.#answer('check.notHeard', { state: 'warn', says: { key: 'check.speaker.unheard' } }),
    );
    this.append(
      this.#preview,
      element('p', { class: 'actions' }, this.#start, this.#tone),
      this.#heard,
    );
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#media.addEventListener('change', () => this.#judge(), { signal });
    // What the meter hears is told by its words; the state behind them is the level's own.
    const observer = new MutationObserver(() => {
      const track = this.#media.track('audio');
      if (track !== null && this.#meter?.hasAttribute('data-heard')) heard.add(track);
      this.#judge();
    });
    const options = { attributes: true, attributeFilter: ['data-heard', 'data-silent'] };
    observer.observe(this.#preview, { subtree: true, ...options });
    signal.addEventListener('abort', () => observer.disconnect());
    if (!untouched(this.#media)) this.#showPreview();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /**
   * @param {import('../ui/phrase.js').Word} word
   * @param {Verdict} verdict
   */
  #answer(word, verdict) {
    const click = () => {
      this.#heard.hidden = true;
      this.#tone.focus();
      this.#results.putDevice('speaker', verdict);
    };
    return element('button', { type: 'button', class: 'pill', click }, text(word));
  }

  async #startDevices() {
    this.#start.disabled = true;
    this.#results.putDevice('camera', null);
    this.#results.putDevice('microphone', null);
    await this.#media.start();
    this.#showPreview();
    this.#judge();
    this.#tone.focus();
  }

  #showPreview() {
    this.#start.hidden = true;
    if (this.#preview.childElementCount === 0) this.#preview.append(new DevicePreview(this.#media));
  }

  async #play() {
    this.#heard.hidden = true;
    this.#tone.disabled = true;
    this.#results.putDevice('speaker', null);
    const isPlayed = await playTone();
    this.#tone.disabled = false;
    if (isPlayed) {
      this.#heard.hidden = false;
      this.#heard.querySelector('button')?.focus();
    } else {
      this.#results.putDevice('speaker', { state: 'bad', says: { key: 'check.speaker.silent' } });
      this.#tone.focus();
    }
  }

  get #meter() {
    return this.#preview.querySelector('microphone-level');
  }

  #judge() {
    if (untouched(this.#media)) return;
    const track = this.#media.track('audio');
    const hearing =
      track !== null && heard.has(track)
        ? 'heard'
        : this.#meter?.hasAttribute('data-silent')
          ? 'silent'
          : 'waiting';
    for (const device of /** @type {const} */ (['camera', 'microphone'])) {
      this.#results.putDevice(device, deviceVerdict(this.#media, device, hearing, permissions));
    }
  }
}

customElements.define('devices-section', DevicesSection);
