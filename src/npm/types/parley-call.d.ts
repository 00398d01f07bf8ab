/**
 * `<parley-call src="https://meet.example.org/parley/">`: a whole call in a frame. The server has to allow that:
 * `parley.frameAncestors`. A src with an invite, as links to calls have it, leads to that call.
 *
 * Fires CustomEvents whose details are CallEvents.
 */
export class ParleyCall extends HTMLElement {
    static observedAttributes: string[];
    connectedCallback(): void;
    disconnectedCallback(): void;
    /** Moved by moveBefore(), which leaves the frame as it is; any other way of moving it loads it again. */
    connectedMoveCallback(): void;
    attributeChangedCallback(): void;
    set src(value: string);
    get src(): string;
    set name(value: string);
    /** To be shown to the others, unless `join()` says another. */
    get name(): string;
    /**
     * Enters a call, in place of the one before.
     *
     * @param {JoinOptions} [options]
     */
    join({ call, name, camera, microphone }?: JoinOptions): void;
    leave(): void;
    /** @param {boolean} on */
    setCamera(on: boolean): void;
    /** @param {boolean} on */
    setMicrophone(on: boolean): void;
    addEventListener<Type extends keyof import("./elements.js").ParleyCallEventMap>(type: Type, listener: (this: ParleyCall, event: import("./elements.js").ParleyCallEventMap[Type]) => unknown, options?: boolean | AddEventListenerOptions): void;
    addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
    #private;
}
import type { JoinOptions } from './call-messages.js';
