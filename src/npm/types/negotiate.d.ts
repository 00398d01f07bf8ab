/**
 * Offers and sends candidates as they come; what the other says is applied in the order in which it comes.
 *
 * @param {RTCPeerConnection} pc
 * @param {WebSocket} ws
 * @param {Plan} plan
 * @param {Tracks} tracks  to be sent
 * @param {AbortSignal} signal  ends it without a word
 * @returns {Promise<void>} until there is an answer that can be used; rejects with a Failure
 */
export function negotiate(pc: RTCPeerConnection, ws: WebSocket, plan: Plan, tracks: Tracks, signal: AbortSignal): Promise<void>;
import type { Plan } from './plan.js';
import type { Tracks } from './capture.js';
