import { Failure } from './failure.js';

/** @param {string} url  as in a Plan */
export function openSocket(url) {
  try {
    return new WebSocket(url);
  } catch (error) {
    const isInsecure = error instanceof DOMException && error.name === 'SecurityError';
    throw new Failure(isInsecure ? 'mixed-content' : 'address-invalid', String(error));
  }
}

/** @param {RTCIceServer[]} iceServers */
export function openConnection(iceServers) {
  if (!('RTCPeerConnection' in globalThis)) throw new Failure('unsupported');
  try {
    return new RTCPeerConnection({ iceServers, bundlePolicy: 'max-bundle' });
  } catch (error) {
    throw new Failure('attribute-invalid', `ice-servers: ${error}`);
  }
}

/**
 * Why a socket has not opened, which browsers keep from pages: whether a plain request gets any answer tells most of it.
 *
 * @param {string} url
 * @param {AbortSignal} signal
 */
export async function refusalOf(url, signal) {
  try {
    const address = url.replace(/^ws/, 'http');
    await fetch(address, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal });
    return new Failure('refused', url);
  } catch {
    return new Failure('unreachable', url);
  }
}
