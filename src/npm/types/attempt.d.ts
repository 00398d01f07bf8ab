/**
 * @typedef {object} AttemptEvents
 * @property {() => void} playing  the first time, and whenever it goes on
 * @property {() => void} stalled
 * @property {(failure: Failure) => void} failed  all is closed
 */
/** One connection to the server, from its beginning to `close()` or its failure. */
export class Attempt {
    /**
     * @param {Plan} plan
     * @param {Tracks} tracks  stay the caller's
     * @param {HTMLVideoElement} video
     * @param {AttemptEvents} events  none of which is fired before this has returned
     * @param {number} patience  in milliseconds: how long it may take until there is something
     */
    constructor(plan: Plan, tracks: Tracks, video: HTMLVideoElement, events: AttemptEvents, patience: number);
    /** @type {RTCPeerConnection | undefined} */ pc: RTCPeerConnection | undefined;
    close(): void;
    #private;
}
export type AttemptEvents = {
    /**
     * the first time, and whenever it goes on
     */
    playing: () => void;
    stalled: () => void;
    /**
     * all is closed
     */
    failed: (failure: Failure) => void;
};
import type { Plan } from './plan.js';
import type { Tracks } from './capture.js';
import { Failure } from './failure.js';
