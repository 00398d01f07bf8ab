/**
 * What the codes of docs/protocol.md, section 7, mean to a person. A test keeps the two the same.
 *
 * @typedef {import('./phrase.js').Word} Word
 * @typedef {'again' | 'retry' | 'reload' | 'useHere' | 'start'} Offer
 * @typedef {{ heading: Word, body: Word, offers: Offer[] }} Ending
 * @typedef {import('./reachability.js').Finding | 'call-full' | 'draining' | 'not-started' | 'slow' | 'server-fault'} Hindrance
 */

/**
 * The ends of a call, and what is offered at each; the first is the main one.
 *
 * @satisfies {Record<string, Offer[]>}
 */
export const endings = {
  left: ['again', 'start'],
  'call-full': ['retry', 'start'],
  'join-refused': ['start', 'retry'], // as a rule it is refused again
  'version-unsupported': ['reload', 'start'],
  replaced: ['useHere', 'start'],
  'attempt-stale': ['retry', 'start'],
  superseded: ['retry', 'start'],
  'call-ended': ['start', 'retry'],
  removed: ['start', 'retry'],
  'call-locked': ['retry', 'start'],
};

/** Of which a person needs to know no more than that. @satisfies {Record<string, Offer[]>} */
const otherEndings = { fault: ['reload', 'start'], other: ['reload', 'start'] };

/**
 * After these the page comes back by itself. Only if that takes long there is something to say.
 *
 * @type {Record<string, Hindrance>}
 */
export const hindrances = {
  'call-full': 'call-full', // who held a seat goes on asking for a while
  'server-full': 'server-full',
  draining: 'draining',
  'not-started': 'not-started',
  'rate-exceeded': 'slow',
  'too-slow': 'slow',
  unresponsive: 'slow',
  'join-timeout': 'slow',
  internal: 'server-fault',
};

/** Whoever wants to join is told these at once: trying again does not help until something changes at the server. */
export const saidAtOnce = ['draining', 'not-started', 'server-full'];

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
 * @returns {Ending}
 */
export function endingOf(code) {
  if (isEnding(code)) return ending(code, endings[code]);
  const other = faults.includes(code) ? 'fault' : 'other';
  return ending(other, otherEndings[other]);
}

/**
 * @param {keyof typeof endings | keyof typeof otherEndings} name
 * @param {Offer[]} offers
 * @returns {Ending}
 */
function ending(name, offers) {
  return { heading: `${name}.heading`, body: `${name}.body`, offers };
}

/**
 * @param {string} code
 * @returns {code is keyof typeof endings}
 */
function isEnding(code) {
  return Object.hasOwn(endings, code);
}

/**
 * @param {string} code
 * @returns {Hindrance | null}
 */
export function hindranceOf(code) {
  return Object.hasOwn(hindrances, code) ? hindrances[code] : null;
}
