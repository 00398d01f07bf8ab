import { Failure } from './failure.js';

/**
 * The frames that go2rtc made common, in both of their forms:
 *
 * {"type":"webrtc/offer","value":"v=0..."}, "webrtc/answer" likewise;
 * {"type":"webrtc","value":{"type":"offer","sdp":"v=0...","ice_servers":[...]}};
 * {"type":"webrtc/candidate","value":"candidate:..."}, which is empty when there are no more;
 * {"type":"error","value":"what is wrong"}.
 *
 * @typedef {{ description: RTCSessionDescriptionInit, iceServers?: RTCIceServer[] }
 *   | { candidate: string }
 *   | { error: string }
 *   | { type: string }} Heard  the last one is for others than us
 */

/**
 * @param {unknown} data  of a message
 * @returns {Heard}
 */
export function read(data) {
  const frame = parse(data);
  if (typeof frame?.type !== 'string') throw new Failure('frame-invalid', excerpt(data));
  const { type, value } = frame;
  if (type === 'error') return { error: typeof value === 'string' ? value : JSON.stringify(value) };
  if (type === 'webrtc/candidate' && typeof value === 'string') return { candidate: value };
  const description = descriptionIn(type, value);
  if (description) return { description, iceServers: value.ice_servers };
  if (/^webrtc\b/.test(type)) throw new Failure('frame-invalid', excerpt(data));
  return { type };
}

/**
 * Servers can be told of ICE servers in the newer form only.
 *
 * @param {'offer' | 'answer'} type
 * @param {string} sdp
 * @param {RTCIceServer[]} iceServers
 */
export function descriptionFrame(type, sdp, iceServers) {
  return iceServers.length === 0
    ? { type: `webrtc/${type}`, value: sdp }
    : { type: 'webrtc', value: { type, sdp, ice_servers: iceServers } };
}

/** @param {string} candidate */
export function candidateFrame(candidate) {
  return { type: 'webrtc/candidate', value: candidate };
}

/**
 * @param {string} type
 * @param {any} value
 * @returns {RTCSessionDescriptionInit | undefined}
 */
function descriptionIn(type, value) {
  if (type === 'webrtc') {
    const isOne = ['offer', 'answer'].includes(value?.type) && typeof value.sdp === 'string';
    return isOne ? { type: value.type, sdp: value.sdp } : undefined;
  }
  if (typeof value !== 'string') return undefined;
  if (type === 'webrtc/answer') return { type: 'answer', sdp: value };
  return type === 'webrtc/offer' ? { type: 'offer', sdp: value } : undefined;
}

/** @param {unknown} data */
function parse(data) {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {unknown} data */
function excerpt(data) {
  return typeof data === 'string' ? JSON.stringify(data.slice(0, 60)) : 'not a text';
}
