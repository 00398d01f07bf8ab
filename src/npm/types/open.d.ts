/** @param {string} url  as in a Plan */
export function openSocket(url: string): WebSocket;
/** @param {RTCIceServer[]} iceServers */
export function openConnection(iceServers: RTCIceServer[]): RTCPeerConnection;
/**
 * Why a socket has not opened, which browsers keep from pages: whether a plain request gets any answer tells most of it.
 *
 * @param {string} url
 * @param {AbortSignal} signal
 */
export function refusalOf(url: string, signal: AbortSignal): Promise<Failure>;
import { Failure } from './failure.js';
