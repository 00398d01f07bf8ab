import { addressesOf } from './candidates.js';
import { answerOf, hasRelay } from './relay.js';

/** @typedef {import('./gathering.js').Candidate} Candidate */
/** @typedef {import('./gathering.js').Gathered} Gathered */
/** @typedef {import('./ice-url.js').IceUrl} IceUrl */
/** @typedef {import('./verdict.js').Verdict} Verdict */

/**
 * How the network's router shows this device to the world, RFC 5780 section 4.3, as far as a browser can tell: the same
 * local port is one public port for every server, or another for each. Of mappings that are alike the browser tells one.
 *
 * @param {{ url: IceUrl, gathered: Gathered }[]} asked  each server alone
 * @param {Candidate[]} candidates  with all of them together, so from the same local ports
 * @returns {Verdict}
 */
export function mappingVerdict(asked, candidates) {
  const byUdp = asked.filter(({ url }) => url.transport === 'udp');
  if (byUdp.length === 0) return { state: 'none', says: { key: 'check.mapping.unasked' } };
  const told = byUdp.filter(tellsMapping);
  const seen = candidates.filter(({ type, protocol }) => type === 'srflx' && protocol === 'udp');
  const facts = { 'public address': addressesOf(seen) };
  if (seen.length > 0 && changes(seen, candidates)) {
    return { state: 'warn', says: { key: 'check.mapping.changes' }, facts };
  }
  if (seen.length === 0) {
    return told.length === 0
      ? { state: 'none', says: { key: 'check.mapping.unknown' } }
      : { state: 'good', says: { key: 'check.mapping.same' } };
  }
  const places = new Set(told.map(({ url }) => url.place));
  const compared = places.size > 1 && isComparable(seen, candidates);
  const key = compared ? 'check.mapping.steady' : 'check.mapping.seen';
  return { state: 'good', says: { key }, facts };
}

/** A TURN server tells it with the relayed address only. @param {{ url: IceUrl, gathered: Gathered }} asked */
function tellsMapping({ url, gathered }) {
  return url.isRelay ? hasRelay(gathered) : answerOf(url, gathered) === 'yes';
}

/**
 * @param {Candidate[]} seen
 * @param {Candidate[]} all
 */
function changes(seen, all) {
  return seen.some((one) =>
    seen.some(
      (other) => other !== one && isSameSocket(one, other, all) && !isSameMapping(one, other),
    ),
  );
}

/**
 * @param {Candidate[]} seen
 * @param {Candidate[]} all
 */
function isComparable(seen, all) {
  return seen.every((one) => one.relatedPort > 0 || socketsOf(one, all) === 1);
}

/**
 * Whether two are the same local port. Where the browser keeps it back, it must be if there is only one.
 *
 * @param {Candidate} one
 * @param {Candidate} other
 * @param {Candidate[]} all
 */
function isSameSocket(one, other, all) {
  if (isIPv6(one) !== isIPv6(other)) return false;
  if (one.relatedPort > 0) return one.relatedPort === other.relatedPort;
  return other.relatedPort === 0 && socketsOf(one, all) === 1;
}

/**
 * @param {Candidate} seen
 * @param {Candidate[]} all
 */
function socketsOf(seen, all) {
  const hosts = all.filter(({ type, protocol }) => type === 'host' && protocol === 'udp');
  // A name in place of an address does not tell of which kind it is.
  return hosts.filter((host) => host.address.endsWith('.local') || isIPv6(host) === isIPv6(seen))
    .length;
}

/**
 * @param {Candidate} one
 * @param {Candidate} other
 */
function isSameMapping(one, other) {
  return one.address === other.address && one.port === other.port;
}

/** @param {Candidate} candidate */
function isIPv6({ address }) {
  return address.includes(':');
}
