import { systemClock } from '../signaling/clock.js';
import { hindranceOf, saidAtOnce } from './endings.js';
import { findOut } from './reachability.js';

/**
 * @typedef {import('../call-session.js').CallSession} CallSession
 * @typedef {import('../signaling/clock.js').Clock} Clock
 * @typedef {import('./reachability.js').Finding} Finding
 * @typedef {import('./endings.js').Hindrance} Hindrance
 */

/** How long it may take before anything is said: who is in a call goes on talking meanwhile. */
const patience = { connecting: 6000, reconnecting: 10_000 };
const lookEvery = 5000;

/**
 * That the server cannot be reached, once it is worth saying. Fires 'change'.
 */
export class Interruption extends EventTarget {
  #session;
  #clock;
  #findOut;
  /** @type {unknown} */ #timer = null;
  /** Moves with each interruption: what was looked up in an earlier one is not heard. */
  #number = 0;
  #said = false;
  #failures = 0;
  /** @type {number | null} failures at the time when only WebSockets seemed to be blocked */ #blockedAt =
    null;

  /** @type {Hindrance | null} null while there is nothing to say */
  reason = null;

  /**
   * @param {CallSession} session
   * @param {AbortSignal} signal
   * @param {{ clock?: Clock, findOut?: () => Promise<Finding> }} [options]
   */
  constructor(session, signal, { clock = systemClock, findOut: find = findOut } = {}) {
    super();
    this.#session = session;
    this.#clock = clock;
    this.#findOut = find;
    session.addEventListener('state', () => this.#stateChanged(), { signal });
    session.addEventListener('failed', () => this.#attemptFailed(), { signal });
    signal.addEventListener('abort', () => this.#end());
    for (const type of ['online', 'offline']) {
      globalThis.addEventListener?.(type, () => this.#said && this.#look(), { signal });
    }
    this.#stateChanged();
  }

  #stateChanged() {
    const { state } = this.#session;
    this.#end();
    if (state === 'connecting' || state === 'reconnecting') {
      this.#timer = this.#clock.setTimeout(() => this.#look(), patience[state]);
    } else {
      this.#tell(null);
    }
  }

  #attemptFailed() {
    this.#failures += 1;
    const { state, failure } = this.#session;
    if (state === 'connecting' && saidAtOnce.includes(failure)) this.#look();
  }

  #end() {
    this.#number += 1;
    this.#said = false;
    this.#failures = 0;
    this.#blockedAt = null;
    this.#clock.clearTimeout(this.#timer);
  }

  async #look() {
    this.#said = true;
    this.#number += 1;
    const number = this.#number;
    this.#clock.clearTimeout(this.#timer);
    const reason = hindranceOf(this.#session.failure) ?? (await this.#finding());
    if (number !== this.#number) return;
    this.#tell(reason);
    this.#timer = this.#clock.setTimeout(() => this.#look(), lookEvery);
  }

  /**
   * A server that has just come back looks as if it were blocked, until the next attempt. Whoever is not in the call yet
   * has waited longer than usual by then; whoever is in one need not hear of what is about to end.
   */
  async #finding() {
    const finding = await this.#findOut();
    if (finding !== 'websocket-blocked') {
      this.#blockedAt = null;
      return finding;
    }
    this.#blockedAt ??= this.#failures;
    if (this.#failures > this.#blockedAt) return finding;
    return this.reason ?? (this.#session.state === 'connecting' ? 'slow' : null);
  }

  /** @param {Hindrance | null} reason */
  #tell(reason) {
    if (reason === this.reason) return;
    this.reason = reason;
    this.dispatchEvent(new Event('change'));
  }
}
