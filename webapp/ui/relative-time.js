/** @type {[Intl.RelativeTimeFormatUnit, number][]}  with their lengths in milliseconds */
const units = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/**
 * How long ago something was, as people say it: "yesterday", "5 minutes ago".
 *
 * @param {number} then
 * @param {number} now
 * @param {string} language
 */
export function ago(then, now, language) {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const passed = Math.max(0, now - then);
  const [unit, length] = units.find(([, length]) => passed >= length) ?? ['second', Infinity];
  return format.format(-Math.floor(passed / length), unit);
}
