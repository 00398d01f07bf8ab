/** @import { Tracks } from './capture.js' */
/**
 * Shows what comes; where no picture comes, the one that is sent, without its sound.
 *
 * @param {RTCPeerConnection} pc  with its transceivers
 * @param {Tracks} tracks
 * @param {HTMLVideoElement} video
 */
export function show(pc: RTCPeerConnection, tracks: Tracks, video: HTMLVideoElement): void;
/**
 * Rather without sound than not at all: browsers play sound only where somebody has clicked.
 *
 * @param {HTMLVideoElement} video
 */
export function play(video: HTMLVideoElement): Promise<void>;
import type { Tracks } from './capture.js';
