import { lengthOf } from '../ui/call-length.js';

/** @typedef {import('./verdict.js').Verdict} Verdict */

/** Milliseconds: less than that is a slow answer, and the Date header knows whole seconds only. */
const TOLERANCE = 60_000;

/**
 * @param {string | null} date  of the answer
 * @param {number} sent  milliseconds since 1970, as this device has it
 * @param {number} received  likewise
 * @returns {number | null}  how far the server's clock is ahead, in milliseconds; null where it does not tell
 */
export function clockAhead(date, sent, received) {
  const told = Date.parse(date ?? '');
  return Number.isNaN(told) ? null : Math.round(told + 500 - (sent + received) / 2);
}

/**
 * @param {number | null} ahead
 * @param {string} [language]
 * @returns {Verdict}
 */
export function clockVerdict(ahead, language = globalThis.document?.documentElement.lang ?? 'en') {
  if (ahead === null) return { state: 'none', says: { key: 'check.clock.untold' } };
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const facts = { 'server clock': `${seconds} s ${ahead < 0 ? 'behind' : 'ahead'}` };
  if (Math.abs(ahead) <= TOLERANCE) {
    return { state: 'good', says: { key: 'check.clock.agree' }, facts };
  }
  const values = { length: lengthOf(Math.abs(ahead), language) };
  const key = ahead > 0 ? 'check.clock.ahead' : 'check.clock.behind';
  return { state: 'warn', says: { key, values }, facts };
}

/**
 * Whether clocks may be why credentials are refused: by this device's they had ended when they were given.
 *
 * @param {RTCIceServer[]} iceServers
 * @param {number} today  milliseconds since 1970
 */
export function credentialsEnded(iceServers, today) {
  return iceServers.some(({ username }) => {
    const end = endOf(username ?? '');
    return end !== null && end <= today;
  });
}

/**
 * When credentials end: time-limited ones have it in front, in seconds since 1970.
 *
 * @param {string} username
 * @returns {number | null}  milliseconds since 1970
 */
export function endOf(username) {
  const [, seconds] = /^(\d{9,11})(?::|$)/.exec(username) ?? [];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
