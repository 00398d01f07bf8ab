/** @import { Clock } from './clock.js' */
/** @import { Limits, StreamFields } from './frames.js' */
import { systemClock } from './clock.js';

const ACK_DELAY = 100;
const ACK_AT_ONCE_AFTER = 8;
const RETRANSMIT_FIRST = 3_000;
const RETRANSMIT_CEILING = 30_000;

/** What is left of a signal that was given up: all recipients acknowledge it, and ignore it. */
const NOTHING = { data: {}, size: 2, givenUp: true };

/**
 * @typedef {object} Outgoing
 * @property {number} seq 0 while it waits for room in the window
 * @property {Record<string, any>} data
 * @property {number} size of `data` as JSON, in UTF-16 code units
 * @property {boolean} givenUp
 */

/**
 * Both directions of the signals between this instance and one other instance: numbered, kept until
 * the recipient has acknowledged them, sent again, delivered at most once and in order.
 * docs/protocol.md, section 6.
 *
 * It is paused when made: `resume()` says that the other can be reached.
 */
export class ReliableStream {
  #transmit;
  #deliver;
  #limits;
  #clock;

  #present = false;

  /** @type {Outgoing[]} */
  #waiting = [];
  /** @type {Outgoing[]} sent, in order, without a gap in their numbers */
  #unacknowledged = [];
  #lastSent = 0;
  #retransmitDelay = RETRANSMIT_FIRST;
  /** @type {unknown} */
  #retransmitTimer = null;

  #lastAccepted = 0;
  #acceptedSinceAck = 0;
  /** @type {unknown} */
  #ackTimer = null;

  /** How many signals the other has given up before they arrived. */
  missed = 0;

  /**
   * @param {object} options
   * @param {(fields: StreamFields) => void} options.transmit may lose what it is given
   * @param {(data: Record<string, any>) => void} options.deliver must not throw
   * @param {Limits} options.limits of `welcome`; read anew each time, so that a later one counts
   * @param {Clock} [options.clock]
   */
  constructor({ transmit, deliver, limits, clock = systemClock }) {
    this.#transmit = transmit;
    this.#deliver = deliver;
    this.#limits = limits;
    this.#clock = clock;
  }

  /** @param {Record<string, any>} data a JSON object */
  send(data) {
    const size = JSON.stringify(data).length;
    this.#waiting.push({ seq: 0, data, size, givenUp: false });
    this.#fillWindow();
  }

  /**
   * Gives up signals that have lost their meaning, and may be such as must not be said any more. Only numbers below all
   * that is kept can be declared lost: that of a sent one behind a signal that still matters goes on being sent until
   * then, and says nothing.
   *
   * @param {(data: Record<string, any>) => boolean} isMeaningless
   */
  giveUp(isMeaningless) {
    this.#waiting = this.#waiting.filter(({ data }) => !isMeaningless(data));
    for (const signal of this.#unacknowledged) {
      if (isMeaningless(signal.data)) Object.assign(signal, NOTHING);
    }
    this.#dropGivenUp();
    this.#fillWindow();
  }

  /** The other has come back, or we have: what is unacknowledged is sent again. */
  resume() {
    this.#present = true;
    this.#retransmitDelay = RETRANSMIT_FIRST;
    this.#stopRetransmission();
    this.#unacknowledged.forEach((signal) => this.#transmitSignal(signal));
    this.#fillWindow();
  }

  /** The other cannot be reached. Nothing is sent until `resume()`. */
  pause() {
    this.#present = false;
    this.#stopRetransmission();
    this.#ackSent();
  }

  /** @param {StreamFields} fields of a frame that came from the other instance */
  receive({ seq, base, ack, data }) {
    this.#acknowledged(ack);
    if (seq === undefined || base === undefined || data === undefined || base > seq) return;
    if (base > this.#lastAccepted + 1) {
      this.missed += base - 1 - this.#lastAccepted;
      this.#lastAccepted = base - 1;
    }
    if (seq <= this.#lastAccepted) {
      this.#transmitAck();
    } else if (seq === this.#lastAccepted + 1) {
      this.#lastAccepted = seq;
      this.#ackSoon();
      this.#deliver(data);
    }
  }

  /** @param {number} ack */
  #acknowledged(ack) {
    const base = this.#unacknowledged[0]?.seq ?? Infinity;
    if (ack < base || ack > this.#lastSent) return;
    this.#unacknowledged.splice(0, ack - base + 1);
    this.#dropGivenUp();
    this.#retransmitDelay = RETRANSMIT_FIRST;
    this.#stopRetransmission();
    this.#fillWindow();
  }

  #dropGivenUp() {
    while (this.#unacknowledged[0]?.givenUp) this.#unacknowledged.shift();
  }

  #fillWindow() {
    if (!this.#present) return;
    while (this.#waiting.length > 0 && this.#hasRoomFor(this.#waiting[0])) {
      const signal = /** @type {Outgoing} */ (this.#waiting.shift());
      signal.seq = ++this.#lastSent;
      this.#unacknowledged.push(signal);
      this.#transmitSignal(signal);
    }
    this.#retransmitLater();
  }

  /** @param {Outgoing} signal */
  #hasRoomFor(signal) {
    const { windowSignals, windowSize } = this.#limits;
    const sent = this.#unacknowledged;
    // A signal that is larger than the whole window may go alone, or it would never go.
    if (sent.length === 0) return true;
    const size = sent.reduce((sum, other) => sum + other.size, signal.size);
    return sent.length < windowSignals && size <= windowSize;
  }

  // The connection that carried a signal may be well and the signal lost all the same, between two
  // servers: replaying after reconnects alone would not repair that.
  #retransmitLater() {
    if (this.#unacknowledged.length === 0) return this.#stopRetransmission();
    this.#retransmitTimer ??= this.#clock.setTimeout(() => {
      this.#retransmitTimer = null;
      this.#retransmitDelay = Math.min(2 * this.#retransmitDelay, RETRANSMIT_CEILING);
      this.#unacknowledged.forEach((signal) => this.#transmitSignal(signal));
      this.#retransmitLater();
    }, this.#retransmitDelay);
  }

  #stopRetransmission() {
    this.#clock.clearTimeout(this.#retransmitTimer);
    this.#retransmitTimer = null;
  }

  /** @param {Outgoing} signal */
  #transmitSignal({ seq, data }) {
    this.#ackSent();
    this.#transmit({ seq, base: this.#unacknowledged[0].seq, ack: this.#lastAccepted, data });
  }

  #ackSoon() {
    if (++this.#acceptedSinceAck >= ACK_AT_ONCE_AFTER) this.#transmitAck();
    else this.#ackTimer ??= this.#clock.setTimeout(() => this.#transmitAck(), ACK_DELAY);
  }

  #transmitAck() {
    if (!this.#present) return;
    this.#ackSent();
    this.#transmit({ ack: this.#lastAccepted });
  }

  #ackSent() {
    this.#acceptedSinceAck = 0;
    this.#clock.clearTimeout(this.#ackTimer);
    this.#ackTimer = null;
  }
}
