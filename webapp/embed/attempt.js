/** @import { Tracks } from './capture.js' */
/** @import { Plan } from './plan.js' */
import { Failure, failureOf } from './failure.js';
import { negotiate } from './negotiate.js';
import { openConnection, openSocket, refusalOf } from './open.js';
import { show } from './show.js';

/** In milliseconds: how often it is looked whether anything comes, before the first time and after it. */
const LOOK = { connecting: 250, playing: 1000, stalled: 1000 };
/** Of its time, and a socket that is not open yet is doubted. */
const DOUBT = 0.8;
/** So many looks in vain, and what comes has stopped. */
const STALLED_AFTER = 4;

/**
 * @typedef {object} AttemptEvents
 * @property {() => void} playing  the first time, and whenever it goes on
 * @property {() => void} stalled
 * @property {(failure: Failure) => void} failed  all is closed
 */

/** One connection to the server, from its beginning to `close()` or its failure. */
export class Attempt {
  #plan;
  #tracks;
  #video;
  #events;
  #patience;
  #ended = new AbortController();
  #deadline;
  #doubt;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #look;
  /** @type {WebSocket | undefined} */ #ws;
  #wasOpen = false;
  #isAnswered = false;
  #packets = 0;
  #idle = 0;
  /** @type {keyof typeof LOOK} */ #state = 'connecting';

  /** @type {RTCPeerConnection | undefined} */ pc;

  /**
   * @param {Plan} plan
   * @param {Tracks} tracks  stay the caller's
   * @param {HTMLVideoElement} video
   * @param {AttemptEvents} events  none of which is fired before this has returned
   * @param {number} patience  in milliseconds: how long it may take until there is something
   */
  constructor(plan, tracks, video, events, patience) {
    this.#plan = plan;
    this.#tracks = tracks;
    this.#video = video;
    this.#events = events;
    this.#patience = patience;
    this.#deadline = setTimeout(() => this.#fail(this.#overdue()), patience);
    this.#doubt = setTimeout(() => this.#askPlainly(), patience * DOUBT);
    this.#begin().catch((error) => this.#fail(failureOf(error, 'answer-invalid')));
  }

  close() {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    clearTimeout(this.#deadline);
    clearTimeout(this.#doubt);
    clearTimeout(this.#look);
    this.#ws?.close();
    this.pc?.close();
  }

  async #begin() {
    const { signal } = this.#ended;
    const pc = (this.pc = openConnection(this.#plan.iceServers));
    const ws = (this.#ws = openSocket(this.#plan.url));
    ws.addEventListener('open', () => (this.#wasOpen = true), { signal });
    pc.addEventListener('connectionstatechange', () => this.#connectionChanged(), { signal });
    const answered = negotiate(pc, ws, this.#plan, this.#tracks, signal);
    if (this.#receives('video')) {
      this.#video.addEventListener('playing', () => this.#goesOn(), { signal, once: true });
    }
    show(pc, this.#tracks, this.#video);
    try {
      await answered;
    } catch (error) {
      const isRefused = error instanceof Failure && error.code === 'closed' && !this.#wasOpen;
      throw isRefused ? await refusalOf(this.#plan.url, signal) : error;
    }
    this.#isAnswered = true;
    if (this.#receives('video') || this.#receives('audio')) this.#lookLater();
  }

  /** Firefox tells of a refusal when all of it is there, and not every server ends it. */
  async #askPlainly() {
    if (this.#wasOpen) return;
    const failure = await refusalOf(this.#plan.url, this.#ended.signal);
    if (!this.#wasOpen) this.#fail(failure);
  }

  /** @param {'video' | 'audio'} kind */
  #receives(kind) {
    return this.#plan.media.has(kind);
  }

  #connectionChanged() {
    const state = this.pc?.connectionState;
    const isFirst = this.#state === 'connecting';
    if (state === 'failed') this.#fail(new Failure(isFirst ? 'no-connection' : 'lost'));
    else if (state === 'disconnected' && !isFirst) this.#stalls();
    else if (state === 'connected' && !this.#receives('video') && !this.#receives('audio')) {
      this.#goesOn();
    }
  }

  #lookLater() {
    if (this.#ended.signal.aborted) return;
    this.#look = setTimeout(() => this.#lookNow(), LOOK[this.#state]);
  }

  /** Pictures may be decoded where nobody sees them, as in a hidden tab; then no event tells of the first. */
  async #lookNow() {
    let [packets, isShown] = [0, !this.#receives('video')];
    for (const report of (await this.pc?.getStats())?.values() ?? []) {
      if (report.type !== 'inbound-rtp') continue;
      packets += report.packetsReceived;
      isShown ||= report.kind === 'video' && report.framesDecoded > 0;
    }
    if (this.#ended.signal.aborted) return;
    this.#idle = packets > this.#packets ? 0 : this.#idle + 1;
    this.#packets = packets;
    if (this.#idle === 0 && isShown) this.#goesOn();
    else if (this.#state !== 'connecting' && this.#idle >= STALLED_AFTER) this.#stalls();
    const isGivenUp = this.#idle * LOOK.stalled > this.#patience;
    const isClosed = this.#ws?.readyState === WebSocket.CLOSED;
    if (this.#state === 'stalled' && (isGivenUp || isClosed)) this.#fail(new Failure('lost'));
    this.#lookLater();
  }

  #goesOn() {
    if (this.#state === 'playing') return;
    this.#state = 'playing';
    clearTimeout(this.#deadline);
    this.#events.playing();
  }

  #stalls() {
    if (this.#state === 'stalled') return;
    this.#state = 'stalled';
    this.#events.stalled();
  }

  #overdue() {
    if (!this.#wasOpen) return new Failure('unreachable', this.#plan.url);
    if (!this.#isAnswered) return new Failure('no-answer');
    return new Failure(this.pc?.connectionState === 'connected' ? 'no-media' : 'no-connection');
  }

  /** @param {Failure} failure */
  #fail(failure) {
    if (this.#ended.signal.aborted) return;
    this.close();
    this.#events.failed(failure);
  }
}
