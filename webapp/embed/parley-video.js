/** @import { FailedDetail, PlayerState } from './player.js' */
import { planOf } from './plan.js';
import { Player } from './player.js';
import { play } from './show.js';
import { upgrade, VideoAttributes } from './video-attributes.js';

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
export class ParleyVideo extends VideoAttributes {
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
    upgrade(this);
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
    this.#isDue = false;
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
   * @param {string} type
   * @param {FailedDetail} [detail]
   */
  #fire(type, detail) {
    this.dispatchEvent(detail ? new CustomEvent(type, { detail }) : new Event(type));
  }
}

if (!customElements.get('parley-video')) customElements.define('parley-video', ParleyVideo);
