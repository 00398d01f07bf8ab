/**
 * What the codes of docs/protocol.md, section 7, mean to a person. A test keeps the two the same.
 *
 * @typedef {import('./words.js').Word} Word
 * @typedef {'again' | 'retry' | 'reload' | 'useHere' | 'start'} Offer
 * @typedef {import('./reachability.js').Finding | 'call-full' | 'slow' | 'server-fault'} Hindrance
 */

/**
 * The ends of a call, and what is offered at each; the first is the main one.
 *
 * @type {Record<string, Offer[]>}
 */
export const endings = {
  left: ['again', 'start'],
  'call-full': ['retry', 'start'],
  'join-refused': ['retry', 'start'],
  'version-unsupported': ['reload', 'start'],
  replaced: ['useHere', 'start'],
  'attempt-stale': ['retry', 'start'],
  superseded: ['retry', 'start'],
};

/**
 * After these the page comes back by itself. Only if that takes long there is something to say.
 *
 * @type {Record<string, Hindrance>}
 */
export const hindrances = {
  'call-full': 'call-full', // who held a seat goes on asking for a while
  'server-full': 'server-full',
  'rate-exceeded': 'slow',
  'too-slow': 'slow',
  unresponsive: 'slow',
  'join-timeout': 'slow',
  internal: 'server-fault',
};

/** What is wrong with a frame: a fault of this page, for which a person has one remedy. */
export const faults = [
  'frame-malformed',
  'frame-too-large',
  'frame-binary',
  'join-first',
  'join-invalid',
];

/** These end nothing, or what they begin is found out otherwise: nobody needs to hear of them. */
export const unsaid = ['going-away', 'type-unknown', 'frame-invalid', 'joined-already'];

/**
 * @param {string} code
 * @returns {{ heading: Word, body: Word, offers: Offer[] }}
 */
export function endingOf(code) {
  const known = Object.hasOwn(endings, code) ? code : faults.includes(code) ? 'fault' : 'other';
  return {
    heading: /** @type {Word} */ (`${known}.heading`),
    body: /** @type {Word} */ (`${known}.body`),
    offers: endings[known] ?? ['reload', 'start'],
  };
}

/**
 * @param {string} code
 * @returns {Hindrance | null}
 */
export function hindranceOf(code) {
  return Object.hasOwn(hindrances, code) ? hindrances[code] : null;
}
