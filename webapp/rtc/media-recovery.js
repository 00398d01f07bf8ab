/** @import { Clock } from '../signaling/clock.js' */

// All in milliseconds.
/** Browsers say `disconnected` after about five seconds of silence; what comes back by itself does so at once. */
const DISCONNECTED_FOR = 2_000;
/** The impolite side goes first, so that as a rule only one offer is made. */
const POLITE_DELAY = 1_000;
/** A browser tries for about 15 s before it says `failed` again. */
const BACKOFF_FIRST = 4_000;
const BACKOFF_CEILING = 16_000;
/** If it is going to say so at all. */
const STUCK_AFTER = 16_000;
/** With the five seconds before `disconnected`: ten without picture and sound. */
const LOST_AFTER = 5_000;
/** An ICE restart does not mend everything (a failed DTLS handshake, for one): then a new connection. */
const RESTARTS_PER_CONNECTION = 3;

/** @typedef {'connecting' | 'flowing' | 'faltering' | 'lost'} MediaState `lost`: for so long that it is worth saying */

/**
 * Decides when ICE is restarted, or the peer connection renewed: when media are in trouble, and only
 * while signaling reaches the other, since a restart is a conversation. docs/protocol.md, section 8.
 */
export class MediaRecovery {
  #polite;
  #clock;
  #restart;
  #renew;
  #onChange;

  /** @type {RTCPeerConnectionState} */
  #connectionState = 'new';
  #reachable = false;
  /** Nothing comes about, and the browser does not say that it has failed. */
  #stuck = false;
  /** When the other last sent a description of this peer connection: what is tried since then takes its time. */
  #describedAt = Infinity;
  /** The addresses of this device may be others now. */
  #networkChanged = false;
  #due = 0;
  #notBefore = 0;
  #restarts = 0;
  /** @type {unknown} */
  #timer = null;
  /** @type {unknown} */
  #lostTimer = null;

  /** @type {MediaState} */
  state = 'connecting';

  /**
   * @param {object} options
   * @param {boolean} options.polite
   * @param {Clock} options.clock
   * @param {(evenIfOffering: boolean) => boolean} options.restart of ICE; false if nothing was done,
   *   since an offer is outstanding
   * @param {() => void} options.renew
   * @param {() => void} options.onChange of `state`
   */
  constructor({ polite, clock, restart, renew, onChange }) {
    this.#polite = polite;
    this.#clock = clock;
    this.#restart = restart;
    this.#renew = renew;
    this.#onChange = onChange;
  }

  /** @param {RTCPeerConnectionState} connectionState */
  connectionStateChanged(connectionState) {
    this.#connectionState = connectionState;
    if (connectionState === 'connected') {
      this.#networkChanged = this.#stuck = false;
      this.#restarts = this.#notBefore = 0;
      this.#enter('flowing');
    } else if (this.#inTrouble) {
      this.#dueIn(connectionState === 'disconnected' ? DISCONNECTED_FOR : 0);
      if (this.state === 'flowing') this.#enter('faltering');
      this.#lostTimer ??= this.#clock.setTimeout(() => this.#enter('lost'), LOST_AFTER);
    }
    this.#schedule();
  }

  /** Signaling reaches the other, as far as is known: one of the two has just come back. */
  reachable() {
    this.#reachable = true;
    this.#dueIn(0);
    this.#schedule();
  }

  unreachable() {
    this.#reachable = false;
    this.#schedule();
  }

  /**
   * Nothing has come about for long, and perhaps nothing will: a browser without anything to try neither succeeds nor
   * fails. To be said again and again while that is so.
   */
  stuck() {
    if (this.#inTrouble || this.#clock.now() - this.#describedAt < STUCK_AFTER) return;
    this.#stuck = true;
    this.#dueIn(0);
    this.#schedule();
  }

  /**
   * Which only this side knows: it waits neither for the other nor for what it has begun.
   *
   * @param {boolean} surely else only media in trouble are restarted
   * @param {boolean} hopeless whether what has begun has had its time
   */
  networkChanged(surely, hopeless) {
    const disturbs = surely && this.#connectionState !== 'new';
    if (!this.#inTrouble && !hopeless && !disturbs) return;
    this.#networkChanged = true;
    this.#schedule();
  }

  /** @param {boolean} byOffer of the other: that is a restart as well as any */
  described(byOffer) {
    const now = this.#clock.now();
    this.#describedAt = now;
    this.#stuck = false;
    if (byOffer) this.#notBefore = Math.max(this.#notBefore, now + BACKOFF_FIRST);
    this.#schedule();
  }

  /** There is a new peer connection, or none. */
  reset() {
    this.#connectionState = 'new';
    this.#networkChanged = this.#stuck = false;
    this.#describedAt = Infinity;
    this.#restarts = this.#notBefore = 0;
    this.#schedule();
  }

  /** For good, or until there is a connection again. Says nothing of it. */
  close() {
    this.reset();
    this.#stopLostTimer();
    this.state = 'connecting';
  }

  get #inTrouble() {
    return this.#stuck || ['disconnected', 'failed'].includes(this.#connectionState);
  }

  /** @param {number} delay */
  #dueIn(delay) {
    this.#due = this.#clock.now() + delay + (this.#polite ? POLITE_DELAY : 0);
  }

  #schedule() {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.#reachable || !(this.#inTrouble || this.#networkChanged)) return;
    const at = this.#networkChanged ? 0 : Math.max(this.#due, this.#notBefore);
    const wait = Math.max(0, at - this.#clock.now());
    this.#timer = this.#clock.setTimeout(() => this.#attempt(), wait);
  }

  #attempt() {
    if (this.#inTrouble && this.#restarts >= RESTARTS_PER_CONNECTION) {
      this.#renew();
      return;
    }
    const done = this.#restart(this.#networkChanged);
    this.#networkChanged = this.#stuck = false;
    this.#notBefore =
      this.#clock.now() + Math.min(BACKOFF_FIRST * 2 ** this.#restarts, BACKOFF_CEILING);
    if (done) this.#restarts += 1;
    this.#schedule();
  }

  /** @param {MediaState} state */
  #enter(state) {
    if (state !== 'faltering') this.#stopLostTimer();
    if (state === this.state) return;
    this.state = state;
    this.#onChange();
  }

  #stopLostTimer() {
    this.#clock.clearTimeout(this.#lostTimer);
    this.#lostTimer = null;
  }
}
