/**
 * One section for each thing that is sent or received, in one direction only.
 *
 * @param {RTCPeerConnection} pc
 * @param {Plan} plan
 * @param {Tracks} tracks
 */
export function addTransceivers(pc: RTCPeerConnection, { media, codecs, bitrate }: Plan, tracks: Tracks): void;
/**
 * Says in a description how much of each picture may come; what goes out is limited by the senders.
 *
 * @param {string} sdp
 * @param {number | undefined} bitrate
 */
export function withBitrate(sdp: string, bitrate: number | undefined): string;
/**
 * Whether what was asked for was agreed to: of the pictures one, and if none was asked for, any sound; of what is sent
 * anything.
 *
 * @param {RTCPeerConnection} pc
 */
export function checkAnswer(pc: RTCPeerConnection): void;
import type { Plan } from './plan.js';
import type { Tracks } from './capture.js';
