/** @import { Clock } from './clock.js' */
/** @import { CallFrame, ErrorFrame, ServerFrame, Welcome } from './frames.js' */
import { systemClock } from './clock.js';

// All in milliseconds. Section 7 gives the first three; the others are this client's own.
const BACKOFF_FIRST = 250;
const BACKOFF_CEILING = 4_000;
const WELCOME_WITHIN = 4_000;
const PING_AFTER_SILENCE = 15_000;
const PONG_WITHIN = 5_000;
/** After a change of networks a connection is more likely dead than slow. */
const PONG_WITHIN_AFTER_CHANGE = 2_000;
/** A connection that lasted this long ends the series of failures: one that is closed at once does not. */
const STEADY_AFTER = BACKOFF_CEILING;
const RETRY_AFTER_CEILING = 300_000;

const CALL_FULL = 4003;
/** What this client says when it closes a connection that it doubts: not a goodbye. */
const UNRESPONSIVE = 4102;

/**
 * What a close code asks for, by its range: an old client obeys a new code.
 *
 * @param {number} code
 * @returns {'stop' | 'resume' | 'join anew'}
 */
export function orderOf(code) {
  if (code >= 4000 && code <= 4099) return 'stop';
  if (code >= 4200 && code <= 4299) return 'join anew';
  return 'resume';
}

/** @typedef {'closed' | 'waiting' | 'connecting' | 'joined' | 'doubted'} Phase */

/**
 * @typedef {object} Ending
 * @property {number} code of the WebSocket's close
 * @property {string} name stable: `call-full`, `replaced`, …
 * @property {string} message for developers
 */

/**
 * @typedef {object} ChannelEvents
 * @property {(frame: Welcome) => void} welcome the seat is held, from now on `send()` works
 * @property {(frame: CallFrame) => void} frame
 * @property {() => void} lost the connection, after a `welcome`; another one is on its way
 * @property {(name: string) => void} failed an attempt or a connection; the stable name if the server told it, else ''
 * @property {() => void} joinAnew the next `join` must be that of a new instance
 * @property {(ending: Ending) => void} ended told to stop
 */

/**
 * The connection to the server: joins, notices when it is dead, comes back until told to stop.
 * docs/protocol.md, sections 3 and 7.
 */
export class SignalingChannel {
  #url;
  #joinFrame;
  #events;
  #createSocket;
  #clock;
  #random;

  /** @type {Phase} */
  #phase = 'closed';
  /** The one connection whose events count. @type {WebSocket | null} */
  #socket = null;
  /** Of the present phase: it never has more than one. @type {unknown} */
  #timer = null;

  #failures = 0;
  #joinedAt = 0;
  #notBefore = 0;
  /** @type {ErrorFrame | null} */
  #refusal = null;
  /** How long the seat outlives its connection, if it was ever held. @type {number | null} */
  #grace;
  /** @type {number | null} */
  #fullSince = null;

  /**
   * @param {object} options
   * @param {string} options.url
   * @param {() => object} options.joinFrame made anew for each connection
   * @param {ChannelEvents} options.events
   * @param {number | null} [options.heldWithGrace] the `grace` of the last welcome, if the seat was
   *   held before this page was loaded
   * @param {(url: string) => WebSocket} [options.createSocket]
   * @param {Clock} [options.clock]
   * @param {() => number} [options.random] at least 0, less than 1
   */
  constructor({
    url,
    joinFrame,
    events,
    heldWithGrace = null,
    createSocket = (address) => new WebSocket(address),
    clock = systemClock,
    random = Math.random,
  }) {
    this.#url = url;
    this.#joinFrame = joinFrame;
    this.#events = events;
    this.#grace = heldWithGrace;
    this.#createSocket = createSocket;
    this.#clock = clock;
    this.#random = random;
  }

  open() {
    if (this.#phase === 'closed') this.#connect();
  }

  /**
   * @param {object} frame
   * @returns {boolean} false if there is no connection to send it on; it is not kept
   */
  send(frame) {
    if (this.#phase !== 'joined' && this.#phase !== 'doubted') return false;
    this.#socket?.send(JSON.stringify(frame));
    return true;
  }

  /**
   * The network or the page has come back: finds out now what a timer would find out later.
   *
   * @param {boolean} [networkChanged]
   */
  probe(networkChanged = false) {
    if (this.#phase === 'joined' || (this.#phase === 'doubted' && networkChanged)) {
      this.send({ type: 'ping' });
      const patience = networkChanged ? PONG_WITHIN_AFTER_CHANGE : PONG_WITHIN;
      this.#enter('doubted', patience, () => this.#abandon());
    } else if (this.#phase === 'waiting' && this.#clock.now() >= this.#notBefore) {
      this.#connect();
    }
  }

  /** Replaces a connection that works: one may lead elsewhere than the other. */
  comeBack() {
    if (this.#phase === 'joined' || this.#phase === 'doubted') this.#abandon();
  }

  /** Ends the connection for good. A seat that should be given up wants a `leave` before. */
  close() {
    this.#release()?.close(1000);
    this.#enter('closed');
  }

  #connect() {
    const socket = this.#createSocket(this.#url);
    this.#socket = socket;
    this.#refusal = null;
    this.#enter('connecting', WELCOME_WITHIN, () => this.#abandon());

    const isCurrent = () => this.#socket === socket;
    socket.addEventListener('open', () => {
      if (!isCurrent()) return;
      // A slow network that has come so far deserves the same time again.
      this.#enter('connecting', WELCOME_WITHIN, () => this.#abandon());
      socket.send(JSON.stringify(this.#joinFrame()));
    });
    socket.addEventListener('message', ({ data }) => {
      if (isCurrent()) this.#receive(data);
    });
    socket.addEventListener('close', ({ code, reason }) => {
      if (isCurrent())
        this.#closed(this.#refusal?.closeCode ?? code, this.#refusal?.code ?? reason);
    });
  }

  /** @param {unknown} text */
  #receive(text) {
    const frame = /** @type {ServerFrame} */ (JSON.parse(String(text)));
    if (frame.type === 'error') {
      console.warn(`signaling: ${frame.code}: ${frame.message}`);
      if (frame.closeCode) this.#refusal = frame;
    } else if (frame.type === 'welcome') {
      this.#grace = frame.grace;
      this.#fullSince = null;
      this.#joinedAt = this.#clock.now();
      this.#listen();
      this.#events.welcome(frame);
    } else if (this.#phase !== 'connecting') {
      this.#listen();
      if (frame.type !== 'pong') this.#events.frame(frame);
    }
  }

  #listen() {
    this.#enter('joined', PING_AFTER_SILENCE, () => this.probe());
  }

  /**
   * @param {number} code
   * @param {string} name
   */
  #closed(code, name) {
    this.#release();
    const order = code === CALL_FULL && this.#mayAskAgain() ? 'resume' : orderOf(code);
    if (order === 'stop') {
      this.#enter('closed');
      this.#events.ended({ code, name, message: this.#refusal?.message ?? name });
      return;
    }
    if (order === 'join anew') this.#events.joinAnew();
    this.#retry(this.#refusal?.retryAfter ?? 0, name);
  }

  // Places that the absent hold become free within the grace: section 7, "A full call".
  #mayAskAgain() {
    if (this.#grace === null) return false;
    this.#fullSince ??= this.#clock.now();
    return this.#clock.now() - this.#fullSince < this.#grace;
  }

  // A refusal that has come stands, also where the close that should follow it does not.
  #abandon() {
    this.#release()?.close(UNRESPONSIVE, 'unresponsive');
    if (this.#refusal?.closeCode) this.#closed(this.#refusal.closeCode, this.#refusal.code);
    else this.#retry(0, '');
  }

  /**
   * @param {number} atLeast milliseconds
   * @param {string} name
   */
  #retry(atLeast, name) {
    const wasJoined = this.#phase === 'joined' || this.#phase === 'doubted';
    const now = this.#clock.now();
    if (wasJoined && now - this.#joinedAt >= STEADY_AFTER) this.#failures = 0;
    const jitter = this.#random() * Math.min(BACKOFF_FIRST * 2 ** this.#failures, BACKOFF_CEILING);
    this.#failures += 1;

    const wait = Math.min(atLeast, RETRY_AFTER_CEILING);
    this.#notBefore = now + wait;
    this.#enter('waiting', wait + jitter, () => this.#connect());
    this.#events.failed(name);
    if (wasJoined) this.#events.lost();
  }

  /** Nothing that this socket says from now on is heard: it must not disturb its successor. */
  #release() {
    const socket = this.#socket;
    this.#socket = null;
    return socket;
  }

  /**
   * @param {Phase} phase
   * @param {number} [limit] milliseconds that the phase may last
   * @param {() => void} [onLimit]
   */
  #enter(phase, limit, onLimit) {
    this.#phase = phase;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = limit === undefined || !onLimit ? null : this.#clock.setTimeout(onLimit, limit);
  }
}
