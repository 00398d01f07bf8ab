import { isRelay, relaysOf } from './relay-only.js';

/**
 * Why media do not flow between two browsers, as far as it can be known. `docs/operations.md` says of each cause what
 * an administrator can do; `-there` is the other one's part of it.
 */
export const causes = /** @type {const} */ ([
  'no-answer', // the other has not answered since: its device or network may be gone
  'no-candidates', // the browser offers no way at all, as if a setting or an extension kept it from doing so
  'no-candidates-there',
  'relay-missing', // media may go by a relay only, and there is none
  'relay-missing-there',
  'relay-refused', // the relay does not accept the credentials, or forbids
  'relay-full',
  'relay-unreachable', // of neither side's network
  'network-blocked', // of this side's network neither STUN nor TURN is reached, of the other's it is: UDP is blocked
  'network-blocked-there',
  'relay-blocked', // there is a relay, and nothing gets through it
  'no-relay', // each side can be reached from outside, but not by the other; no relay is configured
  'private-addresses', // neither a relay nor, for one side at least, any address that is good outside its own network
  'no-path', // all seems well, and yet nothing flows
]);

/** @typedef {typeof causes[number]} Cause */

/** What only the side can know on which it is. */
const told = /** @type {const} */ ([
  'no-candidates',
  'relay-missing',
  'relay-refused',
  'relay-full',
  'relay-unreachable',
]);

/** @typedef {typeof told[number]} OwnCause */

/**
 * @typedef {object} Candidates by which ways a side can be reached
 * @property {boolean} any
 * @property {boolean} outside by an address that is good outside its own network
 * @property {boolean} relayed
 *
 * @typedef {object} IceError as `icecandidateerror` tells it
 * @property {string} url of the STUN or TURN server
 * @property {number} errorCode of STUN, or 701 where the server was not reached
 *
 * @typedef {object} OwnFacts
 * @property {RTCConfiguration} configuration
 * @property {IceError[]} errors
 * @property {Candidates} here
 *
 * @typedef {object} PairFacts
 * @property {Candidates} there
 * @property {OwnCause | null} told by the other, of its side
 * @property {boolean} answered whether the other has said anything of the connection since media do not flow
 * @property {boolean} reached whether packets go through all the same
 */

/**
 * @param {OwnFacts & PairFacts} facts
 * @returns {Cause}
 */
export function diagnose(facts) {
  const { configuration, here, there, told, answered, reached } = facts;
  if (!answered) return 'no-answer';
  if (reached) return 'no-path';
  const own = ownCause(facts);
  // Only that side can mend these, whatever there is besides.
  if (own === 'no-candidates' || own === 'relay-missing') return own;
  if (told === 'no-candidates' || told === 'relay-missing') return `${told}-there`;
  // It is one server to both.
  for (const cause of [own, told]) {
    if (cause === 'relay-refused' || cause === 'relay-full') return cause;
  }
  const reachesHere = here.outside || here.relayed;
  const reachesThere = there.outside || there.relayed;
  if (own !== null) return !here.outside && reachesThere ? 'network-blocked' : own;
  if (told !== null) return !there.outside && reachesHere ? 'network-blocked-there' : told;
  if (!there.any) return 'no-candidates-there';
  if (here.relayed || there.relayed) return 'relay-blocked';
  if (here.outside && there.outside) return 'no-relay';
  const asksOutside = (configuration.iceServers ?? []).length > 0;
  if (asksOutside && there.outside) return 'network-blocked';
  if (asksOutside && here.outside) return 'network-blocked-there';
  return 'private-addresses';
}

/**
 * What is wrong on this side, whatever there is on the other: null if nothing is, or if it can do without.
 *
 * @param {OwnFacts} facts once the browser has had time to ask all servers
 * @returns {OwnCause | null}
 */
export function ownCause({ configuration, errors, here }) {
  const relays = relaysOf(configuration.iceServers ?? []);
  const relayOnly = configuration.iceTransportPolicy === 'relay';
  if (relays.length === 0 && relayOnly) return 'relay-missing';
  if (!here.any && !relayOnly) return 'no-candidates';
  if (relays.length === 0 || here.relayed) return null;
  const codes = errors.filter(({ url }) => isRelay(url)).map(({ errorCode }) => errorCode);
  if (codes.some((code) => code === 486 || code === 508)) return 'relay-full';
  return codes.some((code) => code >= 300 && code < 700) ? 'relay-refused' : 'relay-unreachable';
}

/**
 * @param {unknown} cause as another client has told it
 * @returns {OwnCause | null}
 */
export function toldCause(cause) {
  return told.find((known) => known === cause) ?? null;
}

/**
 * @param {string | undefined} sdp of a description, to which browsers add the candidates that come after it
 * @returns {Candidates}
 */
export function candidatesIn(sdp = '') {
  const found = { any: false, outside: false, relayed: false };
  for (const line of sdp.match(/^a=candidate:.*$/gm) ?? []) {
    const [, , , , address, , , type] = line.trim().split(' ');
    found.any = true;
    if (type === 'relay') found.relayed = true;
    else if (type !== 'host' || !isLocal(address)) found.outside = true;
  }
  return found;
}

/** Addresses of this device, of its link, of private networks (RFC 1918, 4193, 6598), and names for such (mDNS). */
const local = [
  /^(127|10|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./,
  /^(::1$|fe[89ab][0-9a-f]:|f[cd][0-9a-f]{2}:)/i,
  /\.local$/i,
];

/** @param {string} address */
function isLocal(address) {
  return local.some((pattern) => pattern.test(address));
}
