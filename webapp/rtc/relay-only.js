/** @import { NegotiationSignal } from './perfect-negotiation.js' */

/**
 * What may be said to someone who is not to learn any address of this device: docs/protocol.md, section 8.
 *
 * A browser told to use relays only gathers nothing else, but what it gathered before that, and what
 * belongs to a relayed candidate, it may still tell.
 *
 * @param {NegotiationSignal} signal
 * @returns {NegotiationSignal | null} null if nothing of it may be said
 */
export function withRelaysOnly(signal) {
  if ('description' in signal) {
    const { type, sdp = '' } = signal.description;
    return { description: { type, sdp: describeRelayOnly(sdp) } };
  }
  const { candidate = '', ...rest } = signal.candidate;
  const relayed = relayedOnly(candidate);
  return relayed === null ? null : { candidate: { ...rest, candidate: relayed } };
}

/** @param {string} sdp */
function describeRelayOnly(sdp) {
  const lines = sdp.split(/\r?\n/).map((line) => {
    if (line.startsWith('a=candidate:')) return relayedOnly(line);
    if (line.startsWith('a=remote-candidates:')) return null;
    // As before the first candidate, RFC 8840, section 4.1.1; rejected sections keep their port, 0.
    if (line.startsWith('m=')) return line.replace(/^(m=\S+) [1-9]\S*/, '$1 9');
    if (line.startsWith('a=rtcp:')) return 'a=rtcp:9 IN IP4 0.0.0.0';
    if (line.startsWith('c=')) return 'c=IN IP4 0.0.0.0';
    if (line.startsWith('o=')) return line.replace(/ IN IP[46] \S+$/, ' IN IP4 0.0.0.0');
    return line;
  });
  return lines.filter((line) => line !== null).join('\r\n');
}

/**
 * @param {string} candidate an empty one, which ends a fragment's candidates, says nothing
 * @returns {string | null}
 */
function relayedOnly(candidate) {
  if (candidate === '') return candidate;
  if (!/ typ relay( |$)/.test(candidate)) return null;
  // The related address is that by which the relay sees this device; in its place: RFC 8839, section 5.1.
  const none = candidate.split(' ')[4].includes(':') ? '::' : '0.0.0.0';
  return candidate.replace(/ raddr \S+/, ` raddr ${none}`).replace(/ rport \S+/, ' rport 9');
}

/**
 * Nobody needs to be asked how this device looks from outside if nobody is to be told.
 *
 * @param {RTCIceServer[]} iceServers
 */
export function relaysOf(iceServers) {
  return iceServers
    .map((server) => ({ ...server, urls: [server.urls].flat().filter(isRelay) }))
    .filter(({ urls }) => urls.length > 0);
}

/** @param {string} url */
export function isRelay(url) {
  return /^turns?:/i.test(url);
}
