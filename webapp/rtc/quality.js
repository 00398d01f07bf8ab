/** What may be lost of what was sent before voices break up. */
const LOSS = 0.1;
/** In seconds: beyond this people talk at the same time. */
const ROUND_TRIP = 1;
/** In bits per second: sound, and next to no picture. */
const BANDWIDTH = 100_000;
/** Of fewer packets one cannot say how many were lost. */
const PACKETS = 20;
/**
 * In milliseconds. The other reports on sound every 2.5 to 7.5 s, and of a camera that was switched off the last report
 * stays for ever.
 */
const STALE_AFTER = 8_000;

/**
 * @typedef {object} Measurement of a peer connection at one moment
 * @property {number} received packets so far
 * @property {number} lost so far of those that should have come
 * @property {number} lostThere which part of what was sent the other has missed of late
 * @property {number} roundTrip in seconds
 * @property {number} bandwidth as the browser estimates it, in bits per second, if the picture suffers from it
 */

/**
 * @param {Iterable<any>} statistics of RTCPeerConnection.getStats(); browsers leave out what they do not know
 * @returns {Measurement}
 */
export function measure(statistics) {
  const measured = { received: 0, lost: 0, lostThere: 0, roundTrip: 0, bandwidth: Infinity };
  let suffers = false;
  let bandwidth = Infinity;
  const reports = [...statistics];
  const now = Math.max(...reports.map(({ timestamp }) => timestamp)); // most are made for this very call
  for (const report of reports) {
    if (report.type === 'inbound-rtp') {
      measured.received += report.packetsReceived ?? 0;
      measured.lost += report.packetsLost ?? 0;
    } else if (report.type === 'remote-inbound-rtp' && now - report.timestamp < STALE_AFTER) {
      measured.lostThere = Math.max(measured.lostThere, report.fractionLost ?? 0);
    } else if (
      report.type === 'candidate-pair' &&
      report.nominated &&
      report.state === 'succeeded'
    ) {
      measured.roundTrip = report.currentRoundTripTime ?? 0;
      bandwidth = report.availableOutgoingBitrate ?? Infinity;
    } else if (report.type === 'outbound-rtp') {
      suffers ||= report.qualityLimitationReason === 'bandwidth';
    }
  }
  return suffers ? { ...measured, bandwidth } : measured;
}

/**
 * Whether the network between the two bears too little to talk well.
 *
 * @param {Measurement} before
 * @param {Measurement} now
 */
export function isWeak(before, now) {
  const lost = now.lost - before.lost;
  const expected = lost + now.received - before.received;
  return (
    (expected >= PACKETS && lost / expected > LOSS) ||
    now.lostThere > LOSS ||
    now.roundTrip > ROUND_TRIP ||
    now.bandwidth < BANDWIDTH
  );
}
