import { messages as english } from './en.js';

/** @param {string} text */
function turned(text) {
  const turn = (/** @type {string} */ word) =>
    word.startsWith('{') ? word : `\u200F\u202E${word}\u202C\u200F`;
  return text.replace(/\{\w+\}|[\p{L}\p{N}]+/gu, turn);
}

/**
 * @param {Record<string, import('../phrase.js').Message>} english
 * @returns {Record<string, string>}
 */
export function madeUp(english) {
  const entries = Object.entries(english).map(([key, message]) => [
    key,
    turned(typeof message === 'string' ? message : message.other),
  ]);
  return Object.fromEntries(entries);
}

/**
 * English, made up as a language that runs from right to left: each word between marks that turn its letters around. For
 * tests, and to look at the page: `?lang=ar-XB`. Nobody is offered it, so nobody else loads it.
 */
export const messages = madeUp(english);
