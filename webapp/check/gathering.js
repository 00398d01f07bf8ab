/** @import { Clock } from '../signaling/clock.js' */

/**
 * @typedef {object} Candidate
 * @property {string} type  host, srflx, prflx or relay
 * @property {string} protocol  udp or tcp
 * @property {string} address
 * @property {number} port
 * @property {number} relatedPort  the local port that is seen as `port`; 0 where the browser keeps it back
 */

/** @typedef {{ url: string, code: number, text: string }} Refusal  what an icecandidateerror says */

/**
 * @typedef {object} Gathered
 * @property {Candidate[]} candidates
 * @property {Refusal[]} refusals
 * @property {boolean} complete  whether the browser said that there is nothing more to come
 * @property {boolean} complains  whether the browser says what has failed: not all do
 * @property {number} took  milliseconds
 */

/**
 * Lets the browser find out by which addresses it can be reached. Nobody is told.
 *
 * @param {object} options
 * @param {RTCIceServer[]} options.iceServers
 * @param {boolean} [options.relayOnly]
 * @param {number} options.patience  milliseconds
 * @param {(candidate: Candidate) => boolean} [options.isEnough]  what is waited for, if that is one
 * @param {(configuration: RTCConfiguration) => RTCPeerConnection} options.createConnection  may throw
 * @param {Clock} options.clock
 * @returns {Promise<Gathered>}
 */
export async function gather({
  iceServers,
  relayOnly = false,
  patience,
  isEnough = () => false,
  createConnection,
  clock,
}) {
  const began = clock.now();
  /** @type {Candidate[]} */ const candidates = [];
  /** @type {Refusal[]} */ const refusals = [];
  const iceTransportPolicy = relayOnly ? 'relay' : 'all';
  const connection = createConnection({ iceServers, iceTransportPolicy });
  const complains = 'onicecandidateerror' in connection;
  /** @type {unknown} */ let timer;
  try {
    const complete = await new Promise((resolve, reject) => {
      timer = clock.setTimeout(() => resolve(false), patience);
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) return resolve(true);
        if (candidate.candidate === '') return;
        const found = plain(candidate);
        candidates.push(found);
        if (isEnough(found)) resolve(true);
      });
      connection.addEventListener('icecandidateerror', ({ url, errorCode, errorText }) =>
        refusals.push({ url, code: errorCode, text: errorText }),
      );
      connection.createDataChannel('check');
      connection.setLocalDescription().catch(reject);
    });
    const took = Math.round(clock.now() - began);
    return { candidates, refusals, complete, complains, took };
  } finally {
    clock.clearTimeout(timer);
    connection.close();
  }
}

/**
 * @param {RTCIceCandidate} candidate
 * @returns {Candidate}
 */
function plain({ type, protocol, address, port, relatedPort }) {
  return {
    type: type ?? '',
    protocol: protocol ?? '',
    address: address ?? '',
    port: port ?? 0,
    relatedPort: relatedPort ?? 0,
  };
}
