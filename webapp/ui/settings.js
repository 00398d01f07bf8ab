/**
 * @typedef {object} Settings
 * @property {boolean} namedCalls  whether the page offers calls that people name
 * @property {string} [publicUrl]  where others find Parley
 * @property {boolean} [relayChoice]  whether media can go by a relay only, for whoever wants that; absent if unknown
 * @property {boolean} [relayOnly]  whether they do so for everybody
 * @property {boolean} [mayStart]  whether this person may start calls; only where not everybody may
 * @property {string} [user]  who has signed in, then
 * @property {string[]} frameAncestors  origins of pages that may show this one in a frame
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
    if (!response.ok) throw new Error(response.statusText); // that of a proxy may be JSON, too
    const { namedCalls, relayChoice, frameAncestors = [], ...others } = await response.json();
    return {
      ...others,
      namedCalls: namedCalls !== false,
      relayChoice: relayChoice === true,
      frameAncestors,
    };
  } catch {
    return { namedCalls: true, frameAncestors: [] };
  }
}

/**
 * Whether this person must sign in before starting a call. A session may have ended since the page was loaded.
 *
 * @param {Settings} settings  as they were then
 */
export async function mustSignIn({ mayStart }) {
  return mayStart !== undefined && (await readSettings()).mayStart === false;
}
