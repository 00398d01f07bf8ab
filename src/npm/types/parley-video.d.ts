/**
 * `<parley-video src="wss://..." media="video+audio">`: shows what comes from a WebSocket that speaks WebRTC, and sends
 * what `media` says. Begins by itself when it is in a page, unless it shares a screen, for which somebody has to click;
 * closes everything when it leaves the page. docs/embedding.md tells of each attribute and event.
 *
 * Fires `connecting`, `playing`, `stalled`, `failed` (a CustomEvent with FailedDetail), `ended` and `volumechange`.
 */
export class ParleyVideo extends VideoAttributes {
    static observedAttributes: string[];
    connectedCallback(): void;
    /** Whoever is in the page again before the task is over has been moved. */
    disconnectedCallback(): void;
    /** Moving it by moveBefore() is no reason for anything. */
    connectedMoveCallback(): void;
    /**
     * @param {string} name
     * @param {string | null} before
     * @param {string | null} now
     */
    attributeChangedCallback(name: string, before: string | null, now: string | null): void;
    /** Begins, or begins anew. */
    start(): void;
    /** Closes the connection and lets go of the devices; `start()` begins anew. */
    stop(): void;
    /** @returns {Promise<RTCStatsReport | null>} null without a connection */
    stats(): Promise<RTCStatsReport | null>;
    /** @returns {PlayerState} */
    get state(): PlayerState;
    /** What shows the picture, such as to make a still of it. */
    get video(): HTMLVideoElement;
    addEventListener<Type extends keyof import("./elements.js").ParleyVideoEventMap>(type: Type, listener: (this: ParleyVideo, event: import("./elements.js").ParleyVideoEventMap[Type]) => unknown, options?: boolean | AddEventListenerOptions): void;
    addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
    #private;
}
import { VideoAttributes } from './video-attributes.js';
import type { PlayerState } from './player.js';
