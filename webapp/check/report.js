import { text } from '../ui/phrase.js';
import { maskAddresses } from './masking.js';

/** @typedef {import('./results.js').Line} Line */
/** @typedef {import('./verdict.js').Facts} Facts */

/** Of the administrator's own servers. */
const servers = ['asked', 'via'];

/**
 * Measurements and codes, which are the same in every language.
 *
 * @param {Facts} [facts]
 * @param {boolean} [masked]
 */
export function factsText(facts = {}, masked = true) {
  const all = Object.entries(facts)
    .filter(([, value]) => value !== '')
    .map(
      ([name, value]) =>
        `${name}: ${servers.includes(name) || !masked ? value : maskAddresses(String(value))}`,
    );
  return all.join('; ');
}

/** @param {Line} line */
export function titleOf({ id, subject }) {
  return subject === '' ? text(`check.${id}`) : `${text(`check.${id}`)} ${subject}`;
}

/**
 * What has been found out, as text to be sent to somebody.
 *
 * @param {object} about
 * @param {Line[]} about.lines
 * @param {string} about.address  of the application
 * @param {string} about.userAgent
 * @param {Date} about.date
 * @param {boolean} about.masked
 */
export function reportOf({ lines, address, userAgent, date, masked }) {
  const told = lines.flatMap((line) => {
    const { verdict } = line;
    if (verdict === null) return [];
    const { state, says, facts } = verdict;
    const more = factsText(facts, masked);
    return [
      `[${state}] ${titleOf(line)}`,
      `    ${text(says.key, says.values)}`,
      ...(more === '' ? [] : [`    ${more}`]),
    ];
  });
  const head = [`${text('check.heading')}, ${date.toISOString()}`, address, userAgent, ''];
  return [...head, ...told].join('\n');
}
