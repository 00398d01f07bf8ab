/** @typedef {import('./gathering.js').Candidate} Candidate */
/** @typedef {import('./verdict.js').Verdict} Verdict */

/**
 * What they are, for whoever reads the facts.
 *
 * @type {Record<string, string>}
 */
export const kinds = {
  host: 'own address (host)',
  srflx: 'address from outside (srflx)',
  relay: 'relayed address (relay)',
};

/**
 * By what addresses this device can be reached at all.
 *
 * @param {Candidate[]} candidates
 * @returns {Verdict}
 */
export function candidatesVerdict(candidates) {
  const facts = Object.fromEntries(
    Object.entries(kinds)
      .map(([type, kind]) => [kind, addressesOf(candidates.filter((one) => one.type === type))])
      .filter(([, addresses]) => addresses !== ''),
  );
  if (candidates.length === 0) {
    return { state: 'bad', says: { key: 'check.candidates.nothing' }, facts };
  }
  if (!candidates.some(({ protocol }) => protocol === 'udp')) {
    return { state: 'warn', says: { key: 'check.candidates.noUdp' }, facts };
  }
  return { state: 'good', says: { key: 'check.candidates.found' }, facts };
}

/**
 * @param {Candidate[]} candidates
 * @returns {string}
 */
export function addressesOf(candidates) {
  // Where one only calls out, over TCP, there is no port.
  const addresses = candidates
    .filter(({ protocol, port }) => protocol === 'udp' || port !== 9)
    .map(({ address, port, protocol }) => `${protocol} ${bracketed(address)}:${port}`);
  return [...new Set(addresses)].join(', ');
}

/** Chromium gives an IPv6 address its brackets, others do not. @param {string} address */
function bracketed(address) {
  return /^[^[]*:/.test(address) ? `[${address}]` : address;
}
