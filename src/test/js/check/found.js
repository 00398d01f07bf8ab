/** @typedef {import('../../../../webapp/check/gathering.js').Candidate} Candidate */
/** @typedef {import('../../../../webapp/check/gathering.js').Gathered} Gathered */

/**
 * A candidate, as a check sees it.
 *
 * @param {string} type
 * @param {string} address
 * @param {number} port
 * @param {Partial<Candidate>} [more]
 * @returns {Candidate}
 */
export function found(type, address, port, more = {}) {
  return { type, address, port, protocol: 'udp', relatedPort: 0, ...more };
}

export const host = found('host', '192.0.2.7', 5000);
export const seen = found('srflx', '203.0.113.5', 6000, { relatedPort: 5000 });
export const relayed = found('relay', '198.51.100.9', 7000);

/**
 * @param {Candidate[]} candidates
 * @param {[string, number, string?][]} refusals  url, code, text
 * @param {boolean} [complete]
 * @returns {Gathered}
 */
export function gathered(candidates, refusals = [], complete = true) {
  return {
    candidates,
    refusals: refusals.map(([url, code, text = '']) => ({ url, code, text })),
    complete,
    complains: true,
    took: 12,
  };
}
