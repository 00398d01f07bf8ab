/**
 * What was set before its class was there is set again, so that it is heard of.
 *
 * @param {VideoAttributes} element
 */
export function upgrade(element: VideoAttributes): void;
/** What `<parley-video>` is told, as properties and as attributes, which are the same. docs/embedding.md says what they mean. */
export class VideoAttributes extends HTMLElement {
    /** @param {string | undefined} value */
    set src(value: string | undefined);
    /** @returns {string} */
    get src(): string;
    /** @param {string | undefined} value */
    set media(value: string | undefined);
    /** @returns {string} */
    get media(): string;
    /** @param {string | undefined} value */
    set codecs(value: string | undefined);
    /** @returns {string} */
    get codecs(): string;
    /** @param {string | number | undefined} value */
    set bitrate(value: string | number | undefined);
    /** @returns {string} */
    get bitrate(): string;
    /** @param {string | RTCIceServer[] | undefined} value */
    set iceServers(value: string | RTCIceServer[] | undefined);
    /** @returns {string} */
    get iceServers(): string;
    /** @param {string | undefined} value */
    set fit(value: string | undefined);
    /** @returns {string} */
    get fit(): string;
    /** @param {boolean | undefined} value */
    set muted(value: boolean | undefined);
    /** @returns {boolean} */
    get muted(): boolean;
    /** @param {boolean | undefined} value */
    set controls(value: boolean | undefined);
    /** @returns {boolean} */
    get controls(): boolean;
    #private;
}
