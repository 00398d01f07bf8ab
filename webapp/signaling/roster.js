/** @import { Clock } from './clock.js' */
/** @import { Participant, PresenceFrame, Welcome } from './frames.js' */
import { systemClock } from './clock.js';

/**
 * @typedef {object} Membership
 * @property {(participant: Participant, foundInWelcome: boolean) => void} met here, perhaps not for
 *   the first time, perhaps with another instance
 * @property {(id: string) => void} away
 * @property {(id: string, reason: string) => void} left
 * @property {(id: string, about: Record<string, unknown>) => void} about
 */

/**
 * Who is in the call, across connections and restarts of the server. docs/protocol.md, section 7.
 */
export class Roster {
  #membership;
  #clock;

  #epoch = '';
  /** All whom the server has named in this epoch and not declared left. @type {Set<string>} */
  #named = new Set();
  /**
   * Those known from an earlier epoch whom the server of this one has not named yet, with the
   * moment from which on they have left.
   *
   * @type {Map<string, number>}
   */
  #missing = new Map();
  /**
   * Those who are away, with the moment from which on they are looked for; Infinity once they were.
   *
   * @type {Map<string, number>}
   */
  #away = new Map();
  #grace = 0;
  #seek;
  /** @type {unknown} */
  #timer = null;

  /**
   * @param {Membership} membership
   * @param {Clock} [clock]
   * @param {() => void} [seek] someone has been away for so long that they may be where this
   *   connection does not lead any more: to be replaced by a new one
   */
  constructor(membership, clock = systemClock, seek = () => {}) {
    this.#membership = membership;
    this.#clock = clock;
    this.#seek = seek;
  }

  /** @param {Welcome} frame */
  welcome({ epoch, grace, participants }) {
    const named = new Set(participants.map(({ id }) => id));
    const absent = [...this.#named].filter((id) => !named.has(id));
    this.#grace = grace;
    for (const [id, at] of this.#away) if (at < Infinity) this.#away.delete(id); // counted from now
    if (epoch === this.#epoch) {
      for (const id of absent) this.#leave(id, 'unknown');
    } else {
      // The call was rebuilt by a server that cannot say `left` of someone it never knew.
      const deadline = this.#clock.now() + grace;
      for (const id of [...this.#missing.keys(), ...absent]) this.#missing.set(id, deadline);
      for (const id of absent) this.#membership.away(id);
    }
    this.#epoch = epoch;
    this.#named = new Set();
    for (const participant of participants) this.#meet(participant, true);
    for (const id of this.#missing.keys()) this.#miss(id);
    this.#expire();
  }

  /** @param {PresenceFrame} frame */
  apply(frame) {
    switch (frame.type) {
      case 'joined':
      case 'back':
        return this.#meet(frame.participant, false);
      case 'away':
        this.#miss(frame.id);
        this.#expire();
        return this.#membership.away(frame.id);
      case 'left':
        return this.#leave(frame.id, frame.reason);
      case 'about':
        return this.#membership.about(frame.id, frame.about);
    }
  }

  /** The connection is lost: whoever comes back now, we would not know. */
  suspend() {
    this.#clock.clearTimeout(this.#timer);
  }

  /**
   * @param {Participant} participant
   * @param {boolean} foundInWelcome
   */
  #meet(participant, foundInWelcome) {
    this.#missing.delete(participant.id);
    this.#named.add(participant.id);
    if (participant.state === 'away') this.#miss(participant.id);
    else this.#away.delete(participant.id);
    this.#membership.met(participant, foundInWelcome);
  }

  /** @param {string} id of someone who is away, perhaps not only since now */
  #miss(id) {
    if (!this.#away.has(id)) this.#away.set(id, this.#clock.now() + this.#grace / 2);
  }

  /**
   * @param {string} id
   * @param {string} reason
   */
  #leave(id, reason) {
    this.#missing.delete(id);
    this.#away.delete(id);
    this.#named.delete(id);
    this.#membership.left(id, reason);
  }

  #expire() {
    this.#clock.clearTimeout(this.#timer);
    const now = this.#clock.now();
    for (const [id, deadline] of this.#missing) if (deadline <= now) this.#leave(id, 'grace');
    const sought = [...this.#away].filter(([, at]) => at <= now);
    for (const [id] of sought) this.#away.set(id, Infinity);
    const next = Math.min(...this.#missing.values(), ...this.#away.values());
    if (next < Infinity) this.#timer = this.#clock.setTimeout(() => this.#expire(), next - now);
    if (sought.length > 0) this.#seek();
  }
}
