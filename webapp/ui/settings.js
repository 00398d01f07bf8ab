/**
 * @typedef {object} Settings
 * @property {boolean} namedCalls  whether the page offers calls that people name
 * @property {string} [publicUrl]  where others find Parley
 */

const patience = 5000;

/**
 * What the page must know before anyone joins. A server that does not answer shows itself when one joins.
 *
 * @returns {Promise<Settings>}
 */
export async function readSettings() {
  try {
    const signal = AbortSignal.timeout(patience);
    const address = new URL('settings.json', document.baseURI);
    const response = await fetch(address, { cache: 'no-cache', signal });
    const { namedCalls, publicUrl } = await response.json();
    return { namedCalls: namedCalls !== false, publicUrl };
  } catch {
    return { namedCalls: true };
  }
}
