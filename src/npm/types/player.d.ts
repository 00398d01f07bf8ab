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
    /**
     * @param {HTMLVideoElement} video
     * @param {(type: string, detail?: FailedDetail) => void} fire
     */
    constructor(video: HTMLVideoElement, fire: (type: string, detail?: FailedDetail) => void);
    /** @type {PlayerState} */ state: PlayerState;
    get pc(): RTCPeerConnection | null;
    /**
     * Begins anew. Asks for devices once, however often it has to connect.
     *
     * @param {() => Plan} makePlan  may throw a Failure
     * @param {number} patience  in milliseconds
     */
    start(makePlan: () => Plan, patience: number): Promise<void>;
    /** Closes everything. */
    stop(): void;
    #private;
}
export type PlayerState = "idle" | "connecting" | "playing" | "stalled" | "failed";
export type FailedDetail = {
    /**
     * stable
     */
    code: import("./failure.js").FailureCode;
    /**
     * in English, for whoever made the page
     */
    remedy: string;
    /**
     * the code and what is known beyond it
     */
    message: string;
    /**
     * milliseconds until the next attempt; null where it would fail as well
     */
    retryIn: number | null;
};
import type { Plan } from './plan.js';
