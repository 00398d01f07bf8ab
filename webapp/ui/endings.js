/**
 * What to say and to offer at each end of a call, by the stable code (docs/protocol.md, section 7).
 *
 * @typedef {import('./phrase.js').Word} Word
 * @typedef {'again' | 'retry' | 'reload' | 'useHere' | 'start'} Offer
 */

/** @satisfies {Record<string, Offer[]>} */
const offers = {
  left: ['again', 'start'],
  'call-full': ['retry', 'start'],
  'join-refused': ['start'],
  'version-unsupported': ['reload', 'start'],
  replaced: ['useHere', 'start'],
  'attempt-stale': ['retry', 'start'],
  superseded: ['retry', 'start'],
  other: ['reload', 'start'],
};

/**
 * @param {string} code
 * @returns {{ heading: Word, body: Word, offers: Offer[] }}
 */
export function endingOf(code) {
  const known = Object.hasOwn(offers, code) ? /** @type {keyof typeof offers} */ (code) : 'other';
  return {
    heading: `${known}.heading`,
    body: `${known}.body`,
    offers: offers[known],
  };
}
