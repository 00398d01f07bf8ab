import { addressesOf, kinds } from './candidates.js';

/** @typedef {import('./gathering.js').Gathered} Gathered */
/** @typedef {import('./gathering.js').Refusal} Refusal */
/** @typedef {import('./ice-url.js').IceUrl} IceUrl */
/** @typedef {import('./verdict.js').Verdict} Verdict */

/**
 * No answer at all, in the browser's own number. An answer has one of RFC 8656, section 19.
 */
const NO_ANSWER = 701;

/**
 * What keeps a relay from relaying.
 *
 * @typedef {'credentials' | 'clock' | 'forbidden' | 'quota' | 'full' | 'other' | 'silent' | 'silentUdp' | 'silentTls' | 'untold' | 'name'} Obstacle
 */

/** @param {Gathered} gathered */
export function hasRelay({ candidates }) {
  return candidates.some(({ type }) => type === 'relay');
}

/**
 * Whether anything came back: a refusal, too, has made the way there and back.
 *
 * @param {IceUrl} url
 * @param {Gathered} gathered  with this server alone
 * @returns {'yes' | 'no' | 'unknown'}
 */
export function answerOf({ isRelay }, { candidates, refusals, complete, complains }) {
  if (candidates.some(({ type }) => type === 'srflx' || type === 'relay')) return 'yes';
  if (refusals.length > 0) {
    return refusals.some(({ code }) => code !== NO_ANSWER) ? 'yes' : 'no';
  }
  if (!complete) return 'no';
  if (!complains) return 'unknown';
  // A public address that is also the device's own is no candidate; nor is there anything to complain about.
  return isRelay ? 'no' : 'yes';
}

/** Nobody could be asked. @param {Refusal[]} refusals */
function isNameUnknown(refusals) {
  return refusals.length > 0 && refusals.every(({ text }) => /host lookup/i.test(text));
}

/**
 * The one that tells most: an answer rather than none.
 *
 * @param {Refusal[]} refusals
 * @returns {Refusal | undefined}
 */
export function mainRefusal(refusals) {
  return refusals.find(({ code }) => code !== NO_ANSWER) ?? refusals[0];
}

/**
 * @param {IceUrl} url
 * @param {Gathered} gathered  with this server alone, relays only
 * @param {boolean} credentialsEnded
 * @returns {Obstacle | null}
 */
export function relayObstacle(url, gathered, credentialsEnded) {
  const { transport } = url;
  if (hasRelay(gathered)) return null;
  if (answerOf(url, gathered) === 'unknown') return 'untold';
  if (isNameUnknown(gathered.refusals)) return 'name';
  switch (mainRefusal(gathered.refusals)?.code) {
    case 401:
    case 441:
      return credentialsEnded ? 'clock' : 'credentials';
    case 403:
      return 'forbidden';
    case 486:
      return 'quota';
    case 508:
      return 'full';
    case NO_ANSWER:
    case undefined:
      return transport === 'udp' ? 'silentUdp' : transport === 'tls' ? 'silentTls' : 'silent';
    default:
      return 'other';
  }
}

/**
 * @param {IceUrl} url
 * @param {Gathered} gathered
 * @param {boolean} credentialsEnded
 * @param {boolean} anotherWorks  so that calls come about all the same
 * @returns {Verdict}
 */
export function relayVerdict(url, gathered, credentialsEnded, anotherWorks) {
  const facts = factsOf(url, gathered);
  const obstacle = relayObstacle(url, gathered, credentialsEnded);
  if (obstacle === null)
    return { state: 'good', says: { key: `check.relay.${url.transport}` }, facts };
  const state = anotherWorks ? 'warn' : 'bad';
  return { state, says: { key: `check.relay.${obstacle}` }, facts };
}

/**
 * @param {IceUrl} url
 * @param {Gathered} gathered  with this server alone
 * @returns {Verdict}
 */
export function stunVerdict(url, gathered) {
  const facts = factsOf(url, gathered);
  const answer = answerOf(url, gathered);
  if (answer === 'yes') return { state: 'good', says: { key: 'check.stun.answers' }, facts };
  if (answer === 'unknown') return { state: 'none', says: { key: 'check.stun.untold' }, facts };
  const key = isNameUnknown(gathered.refusals) ? 'check.stun.name' : 'check.stun.silent';
  return { state: 'warn', says: { key }, facts };
}

/**
 * The first thing that came, and what was refused.
 *
 * @param {IceUrl} url
 * @param {Gathered} gathered
 */
function factsOf(url, gathered) {
  const { candidates, refusals, took } = gathered;
  const refusal = mainRefusal(refusals);
  const outside = candidates.filter(({ type }) => type === 'relay' || type === 'srflx');
  return {
    ...(outside.length > 0 ? { [kinds[outside[0].type]]: addressesOf(outside) } : {}),
    ...(refusal && !outside.some(({ type }) => type === 'relay')
      ? { error: `${refusal.code} ${refusal.text}`.trim(), asked: refusal.url }
      : {}),
    ...(answerOf(url, gathered) === 'no' ? { answer: 'none' } : {}),
    took: `${took} ms`,
  };
}

/**
 * Whether media can go by UDP, which they should.
 *
 * @param {{ url: IceUrl, gathered: Gathered }[]} asked  each server alone
 * @returns {Verdict}
 */
export function udpVerdict(asked) {
  const byUdp = asked.filter(({ url }) => url.transport === 'udp');
  if (byUdp.length === 0) return { state: 'none', says: { key: 'check.udp.unasked' } };
  const answers = byUdp.map(({ url, gathered }) => answerOf(url, gathered));
  if (answers.includes('yes')) return { state: 'good', says: { key: 'check.udp.passes' } };
  // What answers by TCP is there: then it is UDP that does not get through.
  const otherwise = asked.filter(({ url }) => url.transport !== 'udp');
  const failed = answers.includes('no') || byUdp.some(({ url }) => url.isRelay);
  if (failed && otherwise.some(({ gathered }) => hasRelay(gathered))) {
    return { state: 'warn', says: { key: 'check.udp.blocked' } };
  }
  if (answers.includes('unknown')) return { state: 'none', says: { key: 'check.udp.untold' } };
  return { state: 'bad', says: { key: 'check.udp.silent' } };
}
