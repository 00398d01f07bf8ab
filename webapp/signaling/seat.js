import { isKey, participantIdOf, randomKey } from './capability.js';

/** Milliseconds that the page before a reload may take to let go of its lock. */
const LOCK_PATIENCE = 1_000;

/** @typedef {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} SeatStorage */

/**
 * @typedef {object} SeatRecord
 * @property {string} key
 * @property {number} attempt that of the last join
 * @property {number | null} grace of the last welcome in milliseconds; null before the first
 * @property {string} [grant] the newest that was given
 */

/**
 * A place in a call: the key that opens it, kept across reloads of this tab, and the lock that keeps
 * a copy of the tab from taking it. docs/protocol.md, sections 2, 4 and 7.
 */
export class Seat {
  #callId;
  #record;
  #storage;
  #locks;
  #now;
  #release = () => {};

  /**
   * @param {object} options
   * @param {string} options.callId
   * @param {SeatStorage} [options.storage]
   * @param {LockManager} [options.locks]
   * @param {() => number} [options.now] milliseconds since 1970
   */
  static async open({ callId, storage = tabStorage(), locks = navigator.locks, now = Date.now }) {
    const record = read(storage, callId) ?? { key: randomKey(), attempt: 0, grace: null };
    const participantId = await participantIdOf(callId, record.key);
    return new Seat(callId, participantId, record, storage, locks, now);
  }

  /**
   * @param {string} callId
   * @param {string} participantId
   * @param {SeatRecord} record
   * @param {SeatStorage} storage
   * @param {LockManager} locks
   * @param {() => number} now
   */
  constructor(callId, participantId, record, storage, locks, now) {
    this.participantId = participantId;
    this.#callId = callId;
    this.#record = record;
    this.#storage = storage;
    this.#locks = locks;
    this.#now = now;
  }

  get key() {
    return this.#record.key;
  }

  get grace() {
    return this.#record.grace;
  }

  get grant() {
    return this.#record.grant;
  }

  /** @returns {number} greater than every attempt before, in this tab and in copies of it */
  nextAttempt() {
    this.#keep({ attempt: Math.max(this.#now(), this.#record.attempt + 1) });
    return this.#record.attempt;
  }

  /** @param {{grace?: number | null, grant?: string}} given with a welcome, or later */
  held({ grace = this.#record.grace, grant = this.#record.grant }) {
    this.#keep({ grace, grant });
  }

  /**
   * Takes the lock of this seat.
   *
   * @param {boolean} takeOver even if another tab has it
   * @param {() => void} onLost another tab has taken it over
   * @returns {Promise<boolean>} false if another tab has it
   */
  claim(takeOver, onLost) {
    const lock = `parley seat ${this.participantId}`;
    const options = takeOver ? { steal: true } : { signal: AbortSignal.timeout(LOCK_PATIENCE) };
    return new Promise((resolve) => {
      let granted = false;
      const held = this.#locks.request(lock, options, () => {
        granted = true;
        resolve(true);
        return new Promise((release) => (this.#release = () => release(undefined)));
      });
      // Where all site data is forbidden, so are locks: that is no other tab.
      held.catch(({ name }) => (granted ? onLost() : resolve(name === 'SecurityError')));
    });
  }

  release() {
    this.#release();
  }

  /** Gives the seat up for good: the next join in this tab is another participant's. */
  forget() {
    this.#storage.removeItem(storageKey(this.#callId));
    this.release();
  }

  /** @param {Partial<SeatRecord>} changes */
  #keep(changes) {
    this.#record = { ...this.#record, ...changes };
    try {
      this.#storage.setItem(storageKey(this.#callId), JSON.stringify(this.#record));
    } catch {
      // A storage that is full or forbidden costs the seat at the next reload, not the call.
    }
  }
}

/** @param {string} callId */
function storageKey(callId) {
  return `parley seat ${callId}`;
}

/**
 * @param {SeatStorage} storage
 * @param {string} callId
 * @returns {SeatRecord | null} null if there is none that can be used
 */
function read(storage, callId) {
  try {
    const record = JSON.parse(storage.getItem(storageKey(callId)) ?? 'null');
    return isKey(record.key) && Number.isSafeInteger(record.attempt) ? record : null;
  } catch {
    return null;
  }
}

/** @returns {SeatStorage} that of this tab, or none where the browser forbids it */
function tabStorage() {
  try {
    return sessionStorage;
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  }
}
