/** @import { Tracks } from './capture.js' */
/** @import { Plan } from './plan.js' */
import { Attempt } from './attempt.js';
import { capture, release } from './capture.js';
import { Failure, failureOf } from './failure.js';

/** In milliseconds, doubling with each failure in a row; after so long without one they count anew. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/**
 * @typedef {'idle' | 'connecting' | 'playing' | 'stalled' | 'failed'} PlayerState
 *
 * @typedef {object} FailedDetail
 * @property {import('./failure.js').FailureCode} code  stable
 * @property {string} remedy  in English, for whoever made the page
 * @property {string} message  the code and what is known beyond it
 * @property {number | null} retryIn  milliseconds until the next attempt; null where it would fail as well
 */

/** What keeps a video going: attempts one after another, and in between the right wait. */
export class Player {
  #video;
  #fire;
  /** Moves with each start and stop: what was begun before is not heard any more. */
  #run = 0;
  /** @type {Tracks} */ #tracks = new Map();
  /** @type {Attempt | null} */ #attempt = null;
  /** @type {(() => void) | null} */ #again = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #failures = 0;
  #playingSince = Infinity;

  /** @type {PlayerState} */ state = 'idle';

  /**
   * @param {HTMLVideoElement} video
   * @param {(type: string, detail?: FailedDetail) => void} fire
   */
  constructor(video, fire) {
    this.#video = video;
    this.#fire = fire;
  }

  get pc() {
    return this.#attempt?.pc ?? null;
  }

  /**
   * Begins anew. Asks for devices once, however often it has to connect.
   *
   * @param {() => Plan} makePlan  may throw a Failure
   * @param {number} patience  in milliseconds
   */
  async start(makePlan, patience) {
    this.#release();
    const run = this.#run;
    this.#enter('connecting');
    if (run !== this.#run) return; // whoever heard that has stopped it
    try {
      const plan = makePlan();
      const tracks = await capture(plan.media);
      if (run !== this.#run) return release(tracks);
      this.#tracks = tracks;
      for (const [kind, track] of tracks) {
        track.addEventListener('ended', () => run === this.#run && this.#trackEnded(kind));
      }
      addEventListener('online', this.#retry);
      this.#connect(plan, patience);
    } catch (error) {
      if (run === this.#run) this.#failed(failureOf(error, 'attribute-invalid'), null);
    }
  }

  /** Closes everything. */
  stop() {
    const wasIdle = this.state === 'idle';
    this.#release();
    this.state = 'idle';
    if (!wasIdle) this.#fire('ended');
  }

  /**
   * By the person or the system, not by stop().
   *
   * @param {import('./plan.js').Sent} kind
   */
  #trackEnded(kind) {
    if (kind === 'display' || kind === 'speaker') return this.stop(); // somebody has shared enough
    this.#release();
    this.#failed(new Failure('device-missing', `the ${kind} is gone`), null);
  }

  #release() {
    this.#run += 1;
    this.#attempt?.close();
    this.#attempt = null;
    this.#again = null;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#retry);
    release(this.#tracks);
    this.#video.srcObject = null;
    this.#failures = 0;
  }

  /**
   * @param {Plan} plan
   * @param {number} patience
   */
  #connect(plan, patience) {
    this.#playingSince = Infinity;
    const run = this.#run;
    const again = () => {
      this.#enter('connecting');
      if (run === this.#run) this.#connect(plan, patience);
    };
    const events = {
      playing: () => {
        this.#playingSince = Math.min(this.#playingSince, performance.now());
        this.#enter('playing');
      },
      stalled: () => this.#enter('stalled'),
      failed: (/** @type {Failure} */ failure) =>
        this.#failed(failure, failure.isLasting ? null : again),
    };
    this.#attempt = new Attempt(plan, this.#tracks, this.#video, events, patience);
  }

  /**
   * @param {Failure} failure
   * @param {(() => void) | null} again
   */
  #failed({ code, remedy, message }, again) {
    this.#attempt = null;
    this.#again = again;
    if (performance.now() - this.#playingSince > LONGEST_WAIT) this.#failures = 0;
    const longest = Math.min(FIRST_WAIT * 2 ** this.#failures, LONGEST_WAIT);
    this.#failures += 1;
    // Not all at the same time, where one server has many.
    const retryIn = again ? Math.round(longest * (0.5 + Math.random() / 2)) : null;
    if (retryIn === null) release(this.#tracks);
    else this.#timer = setTimeout(this.#retry, retryIn);
    this.state = 'failed';
    this.#fire('failed', { code, remedy, message, retryIn });
  }

  #retry = () => {
    clearTimeout(this.#timer);
    const again = this.#again;
    this.#again = null;
    again?.();
  };

  /** @param {'connecting' | 'playing' | 'stalled'} state */
  #enter(state) {
    this.state = state;
    this.#fire(state);
  }
}
