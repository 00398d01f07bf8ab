/// <reference path="elements.d.ts" preserve="true" />
/**
 * @typedef {object} WebRTCVideoProps
 * @property {string} wsURL  of a WebSocket that speaks WebRTC
 * @property {string} [media]  such as "video+audio", which it is if nothing is said
 * @property {string} [codecs]  such as "H264 VP8": these first
 * @property {string | number} [bitrate]  of each picture at most, in bit/s
 * @property {string | RTCIceServer[]} [iceServers]  may be a new array each time
 * @property {boolean} [muted]
 * @property {boolean} [controls]
 * @property {'contain' | 'cover' | 'fill' | 'none' | 'scale-down'} [fit]
 * @property {(event: Event) => void} [onConnecting]
 * @property {(event: Event) => void} [onPlaying]
 * @property {(event: Event) => void} [onStalled]
 * @property {(event: CustomEvent<FailedDetail>) => void} [onFailed]
 * @property {(event: Event) => void} [onEnded]
 * @property {(event: Event) => void} [onVolumeChange]
 * @property {string} [className]
 * @property {string} [id]
 * @property {CSSProperties} [style]
 * @property {Ref<ParleyVideo>} [ref]  the element, for start(), stop() and stats()
 */
/**
 * `<parley-video>` for React. The element itself begins and ends with its being in the page, so there is nothing that an
 * effect would have to do, once or twice.
 *
 * @param {WebRTCVideoProps} props
 * @returns {ReactElement}
 */
export function WebRTCVideo({ wsURL, onConnecting, onPlaying, onStalled, onFailed, onEnded, onVolumeChange, ...others }: WebRTCVideoProps): ReactElement;
export type WebRTCVideoProps = {
    /**
     * of a WebSocket that speaks WebRTC
     */
    wsURL: string;
    /**
     * such as "video+audio", which it is if nothing is said
     */
    media?: string | undefined;
    /**
     * such as "H264 VP8": these first
     */
    codecs?: string | undefined;
    /**
     * of each picture at most, in bit/s
     */
    bitrate?: string | number | undefined;
    /**
     * may be a new array each time
     */
    iceServers?: string | RTCIceServer[] | undefined;
    muted?: boolean | undefined;
    controls?: boolean | undefined;
    fit?: "fill" | "none" | "contain" | "cover" | "scale-down" | undefined;
    onConnecting?: ((event: Event) => void) | undefined;
    onPlaying?: ((event: Event) => void) | undefined;
    onStalled?: ((event: Event) => void) | undefined;
    onFailed?: ((event: CustomEvent<FailedDetail>) => void) | undefined;
    onEnded?: ((event: Event) => void) | undefined;
    onVolumeChange?: ((event: Event) => void) | undefined;
    className?: string | undefined;
    id?: string | undefined;
    style?: CSSProperties | undefined;
    /**
     * the element, for start(), stop() and stats()
     */
    ref?: Ref<ParleyVideo> | undefined;
};
import type { ReactElement } from 'react';
import type { FailedDetail } from './player.js';
import type { CSSProperties } from 'react';
import type { ParleyVideo } from './parley-video.js';
import type { Ref } from 'react';
