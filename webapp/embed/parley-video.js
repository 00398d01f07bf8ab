/** @import { FailedDetail, PlayerState } from './player.js' */
import { planOf } from './plan.js';
import { Player } from './player.js';
import { play } from './show.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: inline-block; position: relative; background: #000; }
  :host([hidden]) { display: none; }
  video { display: block; inline-size: 100%; block-size: 100%; object-fit: contain; }
  :host([fit='cover']) video { object-fit: cover; }
  :host([fit='fill']) video { object-fit: fill; }
  :host([fit='none']) video { object-fit: none; }
  :host([fit='scale-down']) video { object-fit: scale-down; }
`);

/** In milliseconds: how long anything may take until there is a picture. */
const PATIENCE = 10_000;

/** What is asked of the server. With any other value all begins anew. */
const asking = ['src', 'media', 'codecs', 'bitrate', 'ice-servers'];

/**
 * `<parley-video src="wss://..." media="video+audio">`: shows what comes from a WebSocket that speaks WebRTC, and sends
 * what `media` says. Begins by itself when it is in a page, unless it shares a screen, for which somebody has to click;
 * closes everything when it leaves the page. docs/embedding.md tells of each attribute and event.
 *
 * Fires `connecting`, `playing`, `stalled`, `failed` (a CustomEvent with FailedDetail), `ended` and `volumechange`.
 */
export class ParleyVideo extends HTMLElement {
  static observedAttributes = [...asking, 'muted', 'controls'];

  #video = document.createElement('video');
  #player = new Player(this.#video, (type, detail) => this.#fire(type, detail));
  #isDue = false;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.#video);
    /** @type {ShadowRoot} */ (this.shadowRoot).adoptedStyleSheets = [sheet];
    this.#video.playsInline = true;
    this.#video.part.add('video');
    this.#video.addEventListener('volumechange', () => this.#volumeChanged());
  }

  connectedCallback() {
    for (const name of properties) this.#upgrade(name);
    if (this.state === 'idle') this.#startSoon();
    else if (this.#video.srcObject) play(this.#video); // moving it has paused it
  }

  /** Whoever is in the page again before the task is over has been moved. */
  disconnectedCallback() {
    setTimeout(() => this.isConnected || this.stop());
  }

  /** Moving it by moveBefore() is no reason for anything. */
  connectedMoveCallback() {}

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (name === 'muted') this.#video.muted = now !== null;
    else if (name === 'controls') this.#video.controls = now !== null;
    else if (before !== now && this.isConnected) this.#startSoon();
  }

  /** Begins, or begins anew. */
  start() {
    const wishes = { codecs: this.codecs, bitrate: this.bitrate, iceServers: this.iceServers };
    this.#player.start(() => planOf(this.media, this.src, wishes), PATIENCE);
  }

  /** Closes the connection and lets go of the devices; `start()` begins anew. */
  stop() {
    this.#isDue = false;
    this.#player.stop();
  }

  /** @returns {Promise<RTCStatsReport | null>} null without a connection */
  async stats() {
    return (await this.#player.pc?.getStats()) ?? null;
  }

  /** @returns {PlayerState} */
  get state() {
    return this.#player.state;
  }

  /** What shows the picture, such as to make a still of it. */
  get video() {
    return this.#video;
  }

  /** @returns {string} */
  get src() {
    return this.getAttribute('src') ?? '';
  }

  /** @param {string | undefined} value */
  set src(value) {
    this.#set('src', value);
  }

  /** @returns {string} */
  get media() {
    return this.getAttribute('media') ?? 'video+audio';
  }

  /** @param {string | undefined} value */
  set media(value) {
    this.#set('media', value);
  }

  /** @returns {string} */
  get codecs() {
    return this.getAttribute('codecs') ?? '';
  }

  /** @param {string | undefined} value */
  set codecs(value) {
    this.#set('codecs', value);
  }

  /** @returns {string} */
  get bitrate() {
    return this.getAttribute('bitrate') ?? '';
  }

  /** @param {string | number | undefined} value */
  set bitrate(value) {
    this.#set('bitrate', value);
  }

  /** @returns {string} */
  get iceServers() {
    return this.getAttribute('ice-servers') ?? '';
  }

  /** @param {string | RTCIceServer[] | undefined} value */
  set iceServers(value) {
    this.#set('ice-servers', Array.isArray(value) ? JSON.stringify(value) : value);
  }

  /** @returns {string} */
  get fit() {
    return this.getAttribute('fit') ?? 'contain';
  }

  /** @param {string | undefined} value */
  set fit(value) {
    this.#set('fit', value);
  }

  /** @returns {boolean} */
  get muted() {
    return this.hasAttribute('muted');
  }

  /** @param {boolean | undefined} value */
  set muted(value) {
    this.toggleAttribute('muted', value === true);
  }

  /** @returns {boolean} */
  get controls() {
    return this.hasAttribute('controls');
  }

  /** @param {boolean | undefined} value */
  set controls(value) {
    this.toggleAttribute('controls', value === true);
  }

  /**
   * @param {string} name
   * @param {string | number | undefined} value
   */
  #set(name, value) {
    if (value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  /** Once, when all attributes that change in one go have done so. */
  #startSoon() {
    if (this.src === '') return this.stop();
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      const isWanted = this.#isDue && this.isConnected;
      this.#isDue = false;
      if (isWanted && !/\b(display|speaker)\b/.test(this.media)) this.start();
    });
  }

  /** By this element's attribute, by its controls, or by a browser that plays without sound only. */
  #volumeChanged() {
    this.muted = this.#video.muted;
    this.dispatchEvent(new Event('volumechange'));
  }

  /**
   * What was set before this class was there is set again, so that it is heard of.
   *
   * @param {(typeof properties)[number]} name
   */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete (/** @type {any} */ (this)[name]);
    /** @type {any} */ (this)[name] = value;
  }

  /**
   * @param {string} type
   * @param {FailedDetail} [detail]
   */
  #fire(type, detail) {
    this.dispatchEvent(detail ? new CustomEvent(type, { detail }) : new Event(type));
  }
}

const properties = /** @type {const} */ ([
  'src',
  'media',
  'codecs',
  'bitrate',
  'iceServers',
  'fit',
  'muted',
  'controls',
]);

if (!customElements.get('parley-video')) customElements.define('parley-video', ParleyVideo);
