/** @import { Tracks } from './capture.js' */

/**
 * Shows what comes; where no picture comes, the one that is sent, without its sound.
 *
 * @param {RTCPeerConnection} pc  with its transceivers
 * @param {Tracks} tracks
 * @param {HTMLVideoElement} video
 */
export function show(pc, tracks, video) {
  const coming = pc
    .getTransceivers()
    .filter(({ direction }) => direction === 'recvonly')
    .map(({ receiver }) => receiver.track);
  const own = [...tracks.values()].filter(({ kind }) => kind === 'video');
  const isSeen = coming.some(({ kind }) => kind === 'video');
  video.srcObject = new MediaStream(isSeen ? coming : [...coming, ...own]);
  play(video);
}

/**
 * Rather without sound than not at all: browsers play sound only where somebody has clicked.
 *
 * @param {HTMLVideoElement} video
 */
export async function play(video) {
  try {
    await video.play();
  } catch (error) {
    const isForbidden = error instanceof DOMException && error.name === 'NotAllowedError';
    if (!isForbidden || video.muted) return; // else it was closed meanwhile
    video.muted = true;
    await play(video);
  }
}
