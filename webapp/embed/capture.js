/** @import { Medium, Sent } from './plan.js' */
import { Failure } from './failure.js';

/** @typedef {Map<Sent, MediaStreamTrack>} Tracks */

/**
 * Asks for what is to be sent, all or nothing; the sound of a screen alone may be missing, since people can leave it out.
 *
 * @param {Set<Medium>} media
 * @returns {Promise<Tracks>}
 */
export async function capture(media) {
  /** @type {Tracks} */
  const tracks = new Map();
  try {
    const [camera, microphone] = [media.has('camera'), media.has('microphone')];
    if (camera || microphone) {
      const stream = await devices().getUserMedia({ video: camera, audio: microphone });
      keep(tracks, 'camera', stream.getVideoTracks());
      keep(tracks, 'microphone', stream.getAudioTracks());
    }
    if (media.has('display') || media.has('speaker')) {
      const stream = await devices().getDisplayMedia({ video: true, audio: media.has('speaker') });
      keep(tracks, 'display', stream.getVideoTracks());
      keep(tracks, 'speaker', stream.getAudioTracks());
      if (!media.has('display')) drop(tracks, 'display'); // no browser gives its sound alone
    }
    if (tracks.size === 0 && media.has('speaker')) throw new DOMException('', 'NotFoundError');
    return tracks;
  } catch (error) {
    release(tracks);
    throw failureOfDevice(error);
  }
}

/** @param {Tracks} tracks */
export function release(tracks) {
  for (const kind of [...tracks.keys()]) drop(tracks, kind);
}

function devices() {
  if (!navigator.mediaDevices) throw new Failure('insecure');
  return navigator.mediaDevices;
}

/**
 * @param {Tracks} tracks
 * @param {Sent} kind
 * @param {MediaStreamTrack[]} found
 */
function keep(tracks, kind, [track]) {
  if (track) tracks.set(kind, track);
}

/**
 * @param {Tracks} tracks
 * @param {Sent} kind
 */
function drop(tracks, kind) {
  tracks.get(kind)?.stop();
  tracks.delete(kind);
}

/** @param {unknown} error */
function failureOfDevice(error) {
  if (error instanceof Failure) return error;
  const { name = '', message = '' } = error instanceof Error ? error : {};
  const detail = message || name;
  if (name === 'InvalidStateError') return new Failure('click-needed', detail);
  if (name === 'NotFoundError' || name === 'OverconstrainedError') {
    return new Failure('device-missing', detail);
  }
  if (name === 'NotReadableError' || name === 'AbortError') {
    return new Failure('device-busy', detail);
  }
  return new Failure('device-denied', detail);
}
