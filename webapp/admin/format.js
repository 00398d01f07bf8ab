import { lengthOf } from '../ui/call-length.js';

const language = () => document.documentElement.lang;
const day = 86_400_000;

/**
 * A time of the server in the reader's zone; with its date where that is long ago.
 *
 * @param {string} at
 * @param {string} now
 */
export function timeOf(at, now) {
  const isRecent = Math.abs(Date.parse(now) - Date.parse(at)) < day / 2;
  const format = new Intl.DateTimeFormat(language(), {
    dateStyle: isRecent ? undefined : 'medium',
    timeStyle: 'short',
  });
  return format.format(new Date(at));
}

/**
 * How long ago something was.
 *
 * @param {string} then
 * @param {string} now
 */
export function lengthSince(then, now) {
  return lengthOf(Date.parse(now) - Date.parse(then), language());
}

/** @param {number} seconds */
export function lengthOfSeconds(seconds) {
  return lengthOf(seconds * 1000, language());
}

/** @param {number} value */
export function numberOf(value) {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}

const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

/**
 * @param {number} bytes
 * @param {'' | '-per-second'} [per]
 */
export function bytesOf(bytes, per = '') {
  const kilobytes = bytes / 1000;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, kilobytes)) / 3));
  const value = kilobytes / 1000 ** step;
  const maximumFractionDigits = value < 100 ? 1 : 0;
  const unit = `${units[step]}${per}`;
  const options = { style: /** @type {const} */ ('unit'), unit, maximumFractionDigits };
  return new Intl.NumberFormat(language(), options).format(value);
}
