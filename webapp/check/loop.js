/** @import { Clock } from '../signaling/clock.js' */
import { relaysOf } from '../rtc/relay-only.js';
import { median } from './signaling.js';
import { within } from './within.js';

/** @typedef {import('./verdict.js').Verdict} Verdict */

const PINGS = 5;
const CHUNK = new ArrayBuffer(16_384);
const AT_ONCE = 8 * CHUNK.byteLength;
/** What crosses the relay, twice: it is the administrator's line. */
const MOST_BYTES = 2 * 1024 * 1024;
const LONGEST = 3_000;
const CONNECT_WITHIN = 10_000;
const ANSWER_WITHIN = 5_000;
/** Of one picture with sound, as Parley sends it. */
const ENOUGH = 800;
const SLOW = 400;

/** @typedef {{ roundTrip: number, kbits: number, bytes: number, via: string }} Loop */

/**
 * Two connections of this page that meet at the relay: what it passes on, and how fast.
 *
 * @param {object} options
 * @param {RTCIceServer[]} options.iceServers
 * @param {(configuration: RTCConfiguration) => RTCPeerConnection} options.createConnection
 * @param {Clock} options.clock
 * @returns {Promise<Loop | null>}  null if nothing comes through
 */
export async function measureLoop({ iceServers, createConnection, clock }) {
  /** @type {RTCConfiguration} */
  const configuration = { iceServers: relaysOf(iceServers), iceTransportPolicy: 'relay' };
  const near = createConnection(configuration);
  const far = createConnection(configuration);
  try {
    const channel = near.createDataChannel('check');
    const opposite = new Promise((resolve) =>
      far.addEventListener('datachannel', (event) => resolve(event.channel)),
    );
    const open = new Promise((resolve) => channel.addEventListener('open', resolve));
    const both = Promise.all([opposite, open]);
    await introduce(near, far);
    const ready = await within(clock, CONNECT_WITHIN, both);
    if (ready === null) return null;
    const [other] = ready;
    const roundTrip = await pingThrough(channel, other, clock);
    if (roundTrip === null) return null;
    const { kbits, bytes } = await pour(channel, other, clock);
    return { roundTrip, kbits, bytes, via: await relayOf(near) };
  } finally {
    near.close();
    far.close();
  }
}

/**
 * @param {RTCPeerConnection} near
 * @param {RTCPeerConnection} far
 */
async function introduce(near, far) {
  for (const [from, to] of [
    [near, far],
    [far, near],
  ]) {
    from.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) to.addIceCandidate(candidate).catch(() => {}); // the others may do
    });
  }
  await near.setLocalDescription();
  await far.setRemoteDescription(/** @type {RTCSessionDescription} */ (near.localDescription));
  await far.setLocalDescription();
  await near.setRemoteDescription(/** @type {RTCSessionDescription} */ (far.localDescription));
}

/**
 * @param {RTCDataChannel} channel
 * @param {RTCDataChannel} other
 * @param {Clock} clock
 * @returns {Promise<number | null>}  milliseconds
 */
async function pingThrough(channel, other, clock) {
  const echo = (/** @type {MessageEvent} */ { data }) => {
    if (other.readyState === 'open') other.send(data);
  };
  other.addEventListener('message', echo);
  const times = [];
  for (let n = 0; n < PINGS; n++) {
    const began = clock.now();
    const back = new Promise((resolve) =>
      channel.addEventListener('message', resolve, { once: true }),
    );
    channel.send('ping');
    if ((await within(clock, ANSWER_WITHIN, back)) === null) return null;
    times.push(clock.now() - began);
  }
  other.removeEventListener('message', echo);
  return Math.round(median(times));
}

/**
 * As much as there may be, as fast as it goes, for as long as it may take.
 *
 * @param {RTCDataChannel} channel
 * @param {RTCDataChannel} other
 * @param {Clock} clock
 */
async function pour(channel, other, clock) {
  const began = clock.now();
  let sent = 0;
  let bytes = 0;
  let lastAt = began;
  channel.bufferedAmountLowThreshold = AT_ONCE / 2;
  other.binaryType = 'arraybuffer';
  const fill = () => {
    while (channel.readyState === 'open' && sent < MOST_BYTES && channel.bufferedAmount < AT_ONCE) {
      channel.send(CHUNK);
      sent += CHUNK.byteLength;
    }
  };
  const all = new Promise((resolve) => {
    other.addEventListener('message', ({ data }) => {
      bytes += data.byteLength;
      lastAt = clock.now();
      if (bytes >= MOST_BYTES) resolve(undefined);
    });
  });
  channel.addEventListener('bufferedamountlow', fill);
  fill();
  await within(clock, LONGEST, all);
  channel.removeEventListener('bufferedamountlow', fill);
  const seconds = Math.max(lastAt - began, 1) / 1000;
  return { kbits: Math.round((bytes * 8) / 1000 / seconds), bytes };
}

/** @param {RTCPeerConnection} connection */
async function relayOf(connection) {
  /** @type {Map<string, any>} */
  const stats = /** @type {any} */ (await connection.getStats());
  const transport = [...stats.values()].find(({ type }) => type === 'transport');
  const pair =
    stats.get(transport?.selectedCandidatePairId) ??
    [...stats.values()].find(({ type, nominated }) => type === 'candidate-pair' && nominated);
  const local = stats.get(pair?.localCandidateId);
  return [local?.url, local?.relayProtocol].filter(Boolean).join(' ');
}

/**
 * @param {Loop | null} loop
 * @returns {Verdict}
 */
export function loopVerdict(loop) {
  if (loop === null) return { state: 'bad', says: { key: 'check.loop.nothing' } };
  const { roundTrip, kbits, bytes, via } = loop;
  const facts = {
    via,
    'round trip': `${roundTrip} ms`,
    throughput: `${kbits} kbit/s`,
    'passed on': `${Math.round(bytes / 1024)} KiB`,
  };
  if (kbits < ENOUGH)
    return { state: 'warn', says: { key: 'check.loop.thin', values: { kbits } }, facts };
  if (roundTrip > SLOW) return { state: 'warn', says: { key: 'check.loop.slow' }, facts };
  return { state: 'good', says: { key: 'check.loop.passes' }, facts };
}
