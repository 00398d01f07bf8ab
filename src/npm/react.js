/// <reference path="elements.d.ts" preserve="true" />
/** @import { CSSProperties, ReactElement, Ref } from 'react' */
/** @import { FailedDetail } from './player.js' */
/** @import { ParleyVideo } from './parley-video.js' */
import { createElement } from 'react';
import './parley-video.js';

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
export function WebRTCVideo({
  wsURL,
  onConnecting,
  onPlaying,
  onStalled,
  onFailed,
  onEnded,
  onVolumeChange,
  ...others
}) {
  return createElement('parley-video', {
    ...others,
    src: wsURL,
    onconnecting: onConnecting,
    onplaying: onPlaying,
    onstalled: onStalled,
    onfailed: onFailed,
    onended: onEnded,
    onvolumechange: onVolumeChange,
  });
}
