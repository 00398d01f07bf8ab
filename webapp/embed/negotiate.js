/** @import { Tracks } from './capture.js' */
/** @import { Plan, Sent } from './plan.js' */
import { Failure, failureOf } from './failure.js';
import { candidateFrame, descriptionFrame, read } from './frames.js';
import { addTransceivers, checkAnswer, withBitrate } from './sections.js';

/** Of the other's candidates; nobody has that many addresses. */
const CANDIDATES = 100;

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
export function negotiate(pc, ws, plan, tracks, signal) {
  return new Promise((resolve, reject) => {
    /** What is said before the socket is open. @type {string[]} */
    const unsent = [];
    /** What is heard before there is a description. @type {string[]} */
    const early = [];
    let candidates = 0;
    let applied = Promise.resolve();

    const say = (/** @type {object} */ frame) => {
      const text = JSON.stringify(frame);
      if (ws.readyState === WebSocket.OPEN) ws.send(text);
      else unsent.push(text);
    };
    const describe = async () => {
      await pc.setLocalDescription();
      const { type, sdp } = /** @type {RTCSessionDescription} */ (pc.localDescription);
      const limited = withBitrate(sdp, plan.bitrate);
      say(descriptionFrame(/** @type {'offer' | 'answer'} */ (type), limited, plan.iceServers));
    };
    const addCandidate = (/** @type {string} */ candidate) =>
      pc.addIceCandidate({ candidate, sdpMid: '0' }).catch(() => {}); // others may do
    const apply = async (/** @type {import('./frames.js').Heard} */ heard) => {
      if (signal.aborted) return;
      if ('error' in heard) throw new Failure('server-error', heard.error);
      if ('candidate' in heard) {
        if (!pc.remoteDescription) early.push(heard.candidate);
        else await addCandidate(heard.candidate);
      } else if ('description' in heard) {
        const { description, iceServers } = heard;
        if (iceServers) pc.setConfiguration({ ...pc.getConfiguration(), iceServers });
        await pc.setRemoteDescription(description);
        for (const candidate of early.splice(0)) await addCandidate(candidate);
        if (description.type === 'offer') await describe();
        checkAnswer(pc);
        resolve();
      }
    };
    const fail = (/** @type {unknown} */ error) => {
      if (!signal.aborted) reject(failureOf(error, 'answer-invalid'));
    };
    const hear = (/** @type {MessageEvent} */ { data }) => {
      try {
        const heard = read(data);
        if ('candidate' in heard && (candidates += 1) > CANDIDATES) return;
        applied = applied.then(() => apply(heard)).catch(fail);
      } catch (error) {
        fail(error);
      }
    };
    const listen = { signal };
    ws.addEventListener('open', () => unsent.splice(0).forEach((text) => ws.send(text)), listen);
    ws.addEventListener('message', hear, listen);
    ws.addEventListener('close', ({ code, reason }) => fail(closed(code, reason)), listen);
    pc.addEventListener(
      'icecandidate',
      ({ candidate }) => {
        // An empty one means that there are no more; some browsers announce that twice.
        if (candidate?.candidate !== '') say(candidateFrame(candidate?.candidate ?? ''));
      },
      listen,
    );
    if (ws.readyState > WebSocket.OPEN) return fail(new Failure('closed'));
    addTransceivers(pc, plan, tracks);
    describe().catch(fail);
  });
}

/**
 * @param {number} code
 * @param {string} reason
 */
function closed(code, reason) {
  return new Failure('closed', reason ? `${code} ${reason}` : String(code));
}
