/**
 * @typedef {object} Connected
 * @property {RTCPeerConnection} pc
 * @property {WebSocket} ws
 * @property {Promise<void>} answered  rejects with a Failure, and everything is closed
 * @property {() => void} close  everything, devices included
 */
/**
 * The same without an element. It connects once: what happens then, and when it is enough, is for the caller to see.
 *
 * @param {string} media  such as "video+audio"
 * @param {HTMLVideoElement | null} video  shows what comes, or what is sent where no picture comes
 * @param {string} url
 * @param {Wishes} [wishes]
 * @returns {Connected} at once
 * @throws {import('./failure.js').Failure} where an argument is wrong
 */
export function connect(media: string, video: HTMLVideoElement | null, url: string, wishes?: Wishes): Connected;
export type Connected = {
    pc: RTCPeerConnection;
    ws: WebSocket;
    /**
     * rejects with a Failure, and everything is closed
     */
    answered: Promise<void>;
    /**
     * everything, devices included
     */
    close: () => void;
};
import type { Wishes } from './plan.js';
