/** @typedef {import('./phrase.js').Sentence} Sentence */

const minute = 60;
const hour = 60 * minute;

/**
 * How long something took, as one says it: in seconds, in minutes, or in hours and minutes.
 *
 * @param {number} milliseconds
 * @param {string} language
 */
export function lengthOf(milliseconds, language) {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  const say = (/** @type {number} */ value, /** @type {string} */ unit) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  if (seconds < minute) return say(seconds, 'second');
  if (seconds < hour) return say(Math.floor(seconds / minute), 'minute');
  const parts = [say(Math.floor(seconds / hour), 'hour')];
  const minutes = Math.floor((seconds % hour) / minute);
  if (minutes > 0) parts.push(say(minutes, 'minute'));
  return new Intl.ListFormat(language, { type: 'unit' }).format(parts);
}

/**
 * @param {number | null} time  when the others came; null if nobody did
 * @returns {number | null}  in milliseconds
 */
export function lengthSince(time) {
  return time === null ? null : Date.now() - time;
}

/**
 * @param {number | null} milliseconds
 * @returns {Sentence[]}
 */
export function lengthSaid(milliseconds) {
  if (milliseconds === null) return [];
  const length = lengthOf(milliseconds, document.documentElement.lang);
  return [{ key: 'left.length', values: { length } }];
}
