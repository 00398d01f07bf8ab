/** @import { Clock } from '../signaling/clock.js' */
/** @import { ConnectionWatch } from './connection-watch.js' */
/** @import { IceError, OwnCause } from './diagnosis.js' */

/**
 * How the peer connections to another participant come about, one after another: notes what cannot be found out
 * afterwards, for the ConnectionWatch, which comes later.
 */
export class PeerObservation {
  #clock;
  #tell;
  #onChange;

  /** @type {ConnectionWatch | null} until somebody looks */
  #watch = null;
  /** @type {RTCPeerConnection | null} */
  #connection = null;
  /** @type {{since: number, errors: IceError[]}} */
  #gathering = { since: 0, errors: [] };
  #describedAt = -Infinity;
  #reachable = false;

  /**
   * @param {object} options
   * @param {Clock} options.clock
   * @param {(cause: OwnCause | null) => void} options.tell the other what only this side can know
   * @param {() => void} options.onChange of `trouble` or `weak`
   */
  constructor({ clock, tell, onChange }) {
    this.#clock = clock;
    this.#tell = tell;
    this.#onChange = onChange;
  }

  /** Why there is nothing to see and hear, once that lasts. */
  get trouble() {
    return this.#watch?.trouble ?? null;
  }

  /** Whether the network between the two bears too little to talk well, once that lasts. */
  get weak() {
    return this.#watch?.weak ?? false;
  }

  /** @param {RTCPeerConnection} connection in place of the one before */
  attach(connection) {
    this.#connection = connection;
    const gather = () => (this.#gathering = { since: this.#clock.now(), errors: [] });
    gather();
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState === 'gathering') gather();
    });
    connection.addEventListener('icecandidateerror', ({ url, errorCode }) => {
      this.#gathering.errors.push({ url, errorCode });
    });
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'connected') this.#watch?.flowing();
    });
  }

  /** The other has sent a description. */
  described() {
    this.#describedAt = this.#clock.now();
  }

  /** @param {boolean} reachable by signaling, as far as is known */
  reach(reachable) {
    this.#reachable = reachable;
    if (reachable) this.#watch?.reachable();
  }

  /**
   * @param {typeof ConnectionWatch} Watch which is not there from the start
   * @param {{presence: 'present' | 'away', told: unknown}} other what it is said to be, and what it says of its side
   */
  look(Watch, other) {
    const [clock, tell, onChange] = [this.#clock, this.#tell, this.#onChange];
    this.#watch ??= new Watch({ clock, tell, onChange });
    return this.#watch.look({
      ...other,
      connection: this.#connection,
      gathering: this.#gathering,
      describedAt: this.#describedAt,
      reachable: this.#reachable,
    });
  }

  /** There is no peer connection, for good or until there is another instance. */
  close() {
    this.#connection = null;
    this.#describedAt = -Infinity;
    this.#watch?.close();
  }
}
