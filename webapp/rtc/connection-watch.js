/** @import { Clock } from '../signaling/clock.js' */
/** @import { Cause, IceError, OwnCause } from './diagnosis.js' */
/** @import { Measurement } from './quality.js' */
import { candidatesIn, diagnose, ownCause, toldCause } from './diagnosis.js';
import { Lasting } from './lasting.js';
import { isWeak, measure } from './quality.js';

// All in milliseconds.
/** Even slow networks are done by then. */
const TROUBLE = { appears: 12_000, changes: 4_000 };
/** A server that has not answered by then is not waited for: browsers ask it for 40 s. */
const GATHERING = 8_000;
const WEAK = { appears: 6_000, vanishes: 10_000 };

/**
 * @typedef {object} Appearance of the connection to another participant
 * @property {RTCPeerConnection | null} connection
 * @property {{since: number, errors: IceError[]}} gathering the latest: when it began, what servers have answered
 * @property {number} describedAt when the other last sent a description
 * @property {'present' | 'away'} presence of the other
 * @property {boolean} reachable by signaling
 * @property {unknown} told by the other, of its side
 */

/**
 * Looks at the peer connections between two browsers, of which one may follow another, and says what is wrong if it lasts.
 * Loaded during the call, since nothing of it is wanted before.
 */
export class ConnectionWatch {
  #clock;
  #tell;
  #onChange;
  #trouble;
  #weakness;

  /** When media flowed last, or could not have begun before. */
  #flowedAt = 0;
  /** @type {{connection: RTCPeerConnection, measurement: Measurement} | null} */
  #measured = null;

  /**
   * @param {object} options
   * @param {Clock} options.clock
   * @param {(cause: OwnCause | null) => void} options.tell the other, to which it may be no news
   * @param {() => void} options.onChange of `trouble` or `weak`
   */
  constructor({ clock, tell, onChange }) {
    this.#clock = clock;
    this.#tell = tell;
    this.#onChange = onChange;
    this.#trouble = /** @type {Lasting<Cause>} */ (new Lasting(clock, TROUBLE));
    this.#weakness = /** @type {Lasting<'weak'>} */ (new Lasting(clock, WEAK));
  }

  /** Why nothing flows. @returns {Cause | null} */
  get trouble() {
    return this.#trouble.value;
  }

  /** Whether the network bears too little. */
  get weak() {
    return this.#weakness.value !== null;
  }

  /** Signaling reaches the other again: what was not possible without it counts from now on. */
  reachable() {
    if (this.trouble === null) this.#startOver();
  }

  /** Media flow. */
  flowing() {
    this.#startOver();
    this.#tell(null);
  }

  /** There is no peer connection, for good or until there is another instance. */
  close() {
    this.#startOver();
    this.#weakness.clear();
  }

  #startOver() {
    this.#flowedAt = this.#clock.now();
    this.#trouble.clear();
  }

  /**
   * To be called every few seconds.
   *
   * @param {Appearance} appearance
   */
  async look(appearance) {
    const { connection, presence, reachable } = appearance;
    if (connection?.connectionState === 'connected') {
      this.flowing();
      await this.#measure(connection);
      return;
    }
    this.#measured = null;
    const wasWeak = this.#weakness.clear();
    const isAway = presence === 'away';
    const isNews =
      (isAway || reachable) &&
      this.#trouble.observe(isAway ? 'no-answer' : this.#cause(appearance));
    if (isNews || wasWeak) this.#onChange();
  }

  /**
   * @param {Appearance} appearance
   * @returns {Cause}
   */
  #cause({ connection, gathering, describedAt, told }) {
    if (!connection?.remoteDescription) return 'no-answer';
    // Until the servers have been asked: what it looked like before.
    const before = this.#trouble.latest;
    const asked = this.#clock.now() - gathering.since;
    const settled = connection.iceGatheringState === 'complete' || asked >= GATHERING;
    if (!settled) return before ?? 'no-path';

    const configuration = connection.getConfiguration();
    const here = candidatesIn(connection.localDescription?.sdp);
    const own = { configuration, errors: gathering.errors, here };
    if (before !== null) this.#tell(ownCause(own)); // else it may come about all the same
    return diagnose({
      ...own,
      there: candidatesIn(connection.remoteDescription.sdp),
      told: toldCause(told),
      answered: describedAt >= this.#flowedAt,
      reached: ['connected', 'completed'].includes(connection.iceConnectionState),
    });
  }

  /** @param {RTCPeerConnection} connection */
  async #measure(connection) {
    const statistics = await connection.getStats().catch(() => null); // closed meanwhile
    if (statistics === null || connection.connectionState !== 'connected') return;
    const measurement = measure(statistics.values());
    const before = this.#measured?.connection === connection ? this.#measured.measurement : null;
    this.#measured = { connection, measurement };
    const weak = before !== null && isWeak(before, measurement);
    if (this.#weakness.observe(weak ? 'weak' : null)) this.#onChange();
  }
}
