/** @import { CallEvents, Command, JoinOptions } from './call-messages.js' */
import { version } from './call-messages.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; block-size: 600px; }
  :host([hidden]) { display: none; }
  iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; }
`);

/** What a call needs of its frame; each is given to the origin of src only. */
const features = [
  'autoplay',
  'camera',
  'clipboard-write',
  'display-capture',
  'fullscreen',
  'microphone',
  'picture-in-picture',
  'screen-wake-lock',
  'speaker-selection',
];

/** In milliseconds: how long the page in the frame may take until it hears commands. */
const PATIENCE = 15_000;

const events = [
  'ready',
  'waiting',
  'joined',
  'participants',
  'devices',
  'reconnecting',
  'left',
  'error',
];

/**
 * `<parley-call src="https://meet.example.org/parley/">`: a whole call in a frame. The server has to allow that:
 * `parley.frameAncestors`. A src with an invite, as links to calls have it, leads to that call.
 *
 * Fires CustomEvents whose details are CallEvents.
 */
export class ParleyCall extends HTMLElement {
  static observedAttributes = ['src'];

  #frame = document.createElement('iframe');
  #origin = '';
  /** Of src, if it names one. @type {string | undefined} */ #call;
  #isReady = false;
  /** Until the frame is ready. @type {Command[]} */ #held = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    this.#frame.allow = features.join('; ');
    this.#frame.part.add('frame');
    root.append(this.#frame);
  }

  connectedCallback() {
    addEventListener('message', this.#hear);
    this.#frame.title = this.title || 'Parley';
    this.#load();
  }

  disconnectedCallback() {
    removeEventListener('message', this.#hear);
    clearTimeout(this.#timer);
    this.#isReady = false;
    // What was said of a call that is not shown any more must not be done in another one; one that is moved goes on.
    setTimeout(() => {
      if (!this.isConnected) this.#held.length = 0;
    });
  }

  /** Moved by moveBefore(), which leaves the frame as it is; any other way of moving it loads it again. */
  connectedMoveCallback() {}

  attributeChangedCallback() {
    if (this.isConnected) this.#load();
  }

  get src() {
    return this.getAttribute('src') ?? '';
  }

  set src(value) {
    this.setAttribute('src', value);
  }

  /** To be shown to the others, unless `join()` says another. */
  get name() {
    return this.getAttribute('name') ?? '';
  }

  set name(value) {
    this.setAttribute('name', value);
  }

  /**
   * Enters a call, in place of the one before.
   *
   * @param {JoinOptions} [options]
   */
  join({ call = this.#call, name = this.name, camera, microphone } = {}) {
    this.#say({ type: 'join', call, name, camera, microphone });
  }

  leave() {
    this.#say({ type: 'leave' });
  }

  /** @param {boolean} on */
  setCamera(on) {
    this.#say({ type: 'camera', on });
  }

  /** @param {boolean} on */
  setMicrophone(on) {
    this.#say({ type: 'microphone', on });
  }

  #load() {
    const url = URL.canParse(this.src, document.baseURI) && new URL(this.src, document.baseURI);
    const isWeb = url && /^https?:$/.test(url.protocol);
    this.#call = isWeb && url.hash ? url.href : undefined;
    if (isWeb && this.#isReady && isSamePage(url.href, this.#frame.src)) {
      this.#frame.src = url.href; // the page in it goes on, and goes where the link leads
      return;
    }
    this.#isReady = false;
    clearTimeout(this.#timer);
    if (!isWeb) {
      this.#origin = '';
      this.#frame.removeAttribute('src');
      if (this.src !== '') this.#fail('address-invalid', 'Give src the https address of Parley.');
      return;
    }
    this.#origin = url.origin;
    this.#frame.src = url.href;
    const remedy = `Check src, that the server runs, and that its setting parley.frameAncestors names ${location.origin}.`;
    this.#timer = setTimeout(() => this.#fail('not-ready', remedy), PATIENCE);
  }

  /** @param {Command} command */
  #say(command) {
    if (!this.#isReady) this.#held.push(command);
    else this.#frame.contentWindow?.postMessage({ parley: version, ...command }, this.#origin);
  }

  /** From that frame and from the page that belongs there, which may have given way to another one. */
  #hear = (/** @type {MessageEvent} */ { data, origin, source }) => {
    if (source !== this.#frame.contentWindow || origin !== this.#origin) return;
    const { parley, type, ...detail } = Object(data);
    if (parley !== version || !events.includes(type)) return;
    if (type === 'ready') {
      clearTimeout(this.#timer);
      this.#isReady = true;
      for (const command of this.#held.splice(0)) this.#say(command);
    }
    this.dispatchEvent(new CustomEvent(type, { detail }));
  };

  /**
   * @param {string} code
   * @param {string} remedy
   */
  #fail(code, remedy) {
    /** @type {CallEvents['error']} */ const detail = { code, remedy };
    this.dispatchEvent(new CustomEvent('error', { detail }));
  }
}

/**
 * Whether it takes a browser from one address to the other without loading anything.
 *
 * @param {string} to
 * @param {string} from
 */
function isSamePage(to, from) {
  return to.includes('#') && to.split('#')[0] === from.split('#')[0];
}

if (!customElements.get('parley-call')) customElements.define('parley-call', ParleyCall);
