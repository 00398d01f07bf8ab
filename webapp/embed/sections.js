/** @import { Tracks } from './capture.js' */
/** @import { Plan } from './plan.js' */
import { Failure } from './failure.js';

/**
 * One section for each thing that is sent or received, in one direction only.
 *
 * @param {RTCPeerConnection} pc
 * @param {Plan} plan
 * @param {Tracks} tracks
 */
export function addTransceivers(pc, { media, codecs, bitrate }, tracks) {
  // First what is received: candidates belong to the first section, and a camera may refuse a microphone.
  for (const kind of /** @type {const} */ (['video', 'audio'])) {
    if (media.has(kind)) prefer(codecs, pc.addTransceiver(kind, { direction: 'recvonly' }));
  }
  for (const track of tracks.values()) {
    const limit = track.kind === 'video' && bitrate ? [{ maxBitrate: bitrate }] : [];
    prefer(codecs, pc.addTransceiver(track, { direction: 'sendonly', sendEncodings: limit }));
  }
}

/**
 * None is left out: cameras have one codec each, and it may be the last one of the list.
 *
 * @param {string[]} codecs
 * @param {RTCRtpTransceiver} transceiver
 */
function prefer(codecs, transceiver) {
  const { kind } = transceiver.receiver.track;
  const able = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  const rank = (/** @type {RTCRtpCodec} */ { mimeType }) => {
    const place = codecs.indexOf(mimeType.slice(kind.length + 1).toLowerCase());
    return place < 0 ? codecs.length : place;
  };
  if (!able.some((codec) => rank(codec) < codecs.length)) return;
  transceiver.setCodecPreferences?.(able.sort((one, other) => rank(one) - rank(other)));
}

/**
 * Says in a description how much of each picture may come; what goes out is limited by the senders.
 *
 * @param {string} sdp
 * @param {number | undefined} bitrate
 */
export function withBitrate(sdp, bitrate) {
  if (!bitrate) return sdp;
  const lines = `b=AS:${Math.ceil(bitrate / 1000)}\r\nb=TIAS:${bitrate}\r\n`;
  return sdp
    .split(/^(?=m=)/m)
    .map((section) => {
      const isReceived = section.startsWith('m=video') && /^a=(recvonly|sendrecv)/m.test(section);
      return isReceived ? section.replace(/^c=.*\r\n/m, `$&${lines}`) : section;
    })
    .join('');
}

/**
 * Whether what was asked for was agreed to: of the pictures one, and if none was asked for, any sound; of what is sent
 * anything.
 *
 * @param {RTCPeerConnection} pc
 */
export function checkAnswer(pc) {
  const received = pc.getTransceivers().filter(({ direction }) => direction === 'recvonly');
  const sent = pc.getTransceivers().filter(({ direction }) => direction === 'sendonly');
  const agreed = (/** @type {RTCRtpTransceiver} */ { currentDirection }) =>
    currentDirection !== null && currentDirection !== 'inactive';
  const video = received.filter(({ receiver }) => receiver.track.kind === 'video');
  if (video.length > 0 && !video.some(agreed)) throw new Failure('no-video');
  if (received.length > 0 && !received.some(agreed)) throw new Failure('no-audio');
  if (sent.length > 0 && !sent.some(agreed)) throw new Failure('not-accepted');
}
