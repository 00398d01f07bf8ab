import { element, icon, setIcon } from './element.js';
import { Hearing, levelOf, loudness } from './hearing.js';
import { text } from './phrase.js';

/** @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia */

/** In milliseconds: a pause of the page is not a pause of the person. */
const longestStep = 100;
const calmStep = 500;
/** Of the meter, per millisecond: it rises at once and falls slowly. */
const fall = 0.002;

/** While a phone call holds the sound of the device; what happens next asks again. */
const refused = () => {};

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * How loud the microphone is. The meter is for the eye; what it comes to is said in words, which change rarely enough
 * for a screen reader.
 */
export class MicrophoneLevel extends HTMLElement {
  #media;
  #icon = icon('mic');
  #meter = element('span', { class: 'meter', 'aria-hidden': 'true' }, element('span'));
  #words = element('span', { role: 'status' });
  #samples = new Float32Array(1024);
  #hearing = new Hearing();
  #level = 0;
  #paintedAt = 0;
  #frame = 0;
  /** @type {MediaStreamTrack | null} */ #track = null;
  /** @type {AudioContext | undefined} */ #context;
  /** @type {AnalyserNode | undefined} */ #analyser;
  /** @type {MediaStreamAudioSourceNode | undefined} */ #source;
  /** @type {AbortController | undefined} */ #listening;

  /** @param {LocalMedia} media */
  constructor(media) {
    super();
    this.#media = media;
    this.append(this.#icon, this.#meter, this.#words);
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const update = () => this.#update();
    this.#media.addEventListener('change', update, { signal });
    document.addEventListener('visibilitychange', update, { signal });
    // Some browsers let no page listen before somebody has done something on it.
    document.addEventListener('pointerup', update, { signal });
    document.addEventListener('keyup', update, { signal });
    update();
  }

  disconnectedCallback() {
    this.#listening?.abort();
    cancelAnimationFrame(this.#frame);
    this.#context?.close();
    this.#context = this.#analyser = this.#source = undefined;
    this.#track = null;
  }

  #update() {
    const { microphone } = this.#media;
    cancelAnimationFrame(this.#frame);
    this.dataset.microphone = microphone;
    setIcon(this.#icon, microphone === 'off' ? 'mic-off' : 'mic');
    if (microphone === 'on' && !document.hidden) {
      this.#connect();
      this.#context?.resume().catch(refused);
      this.#frame = requestAnimationFrame((now) => this.#step(now, now));
    } else {
      this.#context?.suspend().catch(refused);
      this.#hearing = new Hearing();
      this.#paint(0);
      this.#say(microphone === 'off' ? 'level.off' : null);
    }
  }

  #connect() {
    const track = this.#media.track('audio');
    if (track === null || track === this.#track) return;
    this.#track = track;
    this.#hearing = new Hearing();
    this.#say('level.waiting'); // what was heard was another
    this.#context ??= new AudioContext();
    this.#analyser ??= new AnalyserNode(this.#context, { fftSize: this.#samples.length });
    this.#source?.disconnect();
    this.#source = this.#context.createMediaStreamSource(new MediaStream([track]));
    this.#source.connect(this.#analyser);
  }

  /**
   * @param {number} before
   * @param {number} now
   */
  #step(before, now) {
    this.#frame = requestAnimationFrame((next) => this.#step(now, next));
    if (this.#context?.state !== 'running') return;
    const time = Math.min(now - before, longestStep);
    this.#analyser?.getFloatTimeDomainData(this.#samples);
    const decibels = loudness(this.#samples);
    this.#hearing.listen(decibels, time);
    this.#say(`level.${this.#hearing.state}`);
    this.#level = Math.max(levelOf(decibels), this.#level - fall * time);
    if (calm.matches && now - this.#paintedAt < calmStep) return;
    this.#paintedAt = now;
    this.#paint(this.#level);
  }

  /** @param {number} level */
  #paint(level) {
    this.#level = level;
    this.#meter.style.setProperty('--level', level.toFixed(3));
  }

  /** @param {import('./messages/en.js').Word | null} word */
  #say(word) {
    this.toggleAttribute('data-silent', word === 'level.silent');
    this.toggleAttribute('data-heard', word === 'level.heard');
    const words = word === null ? '' : text(word);
    if (this.#words.textContent !== words) this.#words.textContent = words;
  }
}

customElements.define('microphone-level', MicrophoneLevel);
