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
  /** @type {unknown} */
  #timer = null;

  /**
   * @param {Membership} membership
   * @param {Clock} [clock]
   */
  constructor(membership, clock = systemClock) {
    this.#membership = membership;
    this.#clock = clock;
  }

  /** @param {Welcome} frame */
  welcome({ epoch, grace, participants }) {
    const named = new Set(participants.map(({ id }) => id));
    const absent = [...this.#named].filter((id) => !named.has(id));
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
    this.#expire();
  }

  /** @param {PresenceFrame} frame */
  apply(frame) {
    switch (frame.type) {
      case 'joined':
      case 'back':
        return this.#meet(frame.participant, false);
      case 'away':
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
    this.#membership.met(participant, foundInWelcome);
  }

  /**
   * @param {string} id
   * @param {string} reason
   */
  #leave(id, reason) {
    this.#missing.delete(id);
    this.#named.delete(id);
    this.#membership.left(id, reason);
  }

  #expire() {
    this.#clock.clearTimeout(this.#timer);
    const now = this.#clock.now();
    for (const [id, deadline] of this.#missing) if (deadline <= now) this.#leave(id, 'grace');
    if (this.#missing.size === 0) return;
    const next = Math.min(...this.#missing.values());
    this.#timer = this.#clock.setTimeout(() => this.#expire(), next - now);
  }
}
