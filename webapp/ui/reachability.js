/**
 * Why no WebSocket comes about. Browsers do not tell the page; what can be had over plain http tells it.
 *
 * - network-gone: this device has no network
 * - server-gone: no answer, or not that of Parley
 * - origin-refused: the server does not take this page's address for its own
 * - server-full: too many connections
 * - websocket-blocked: pages come through, and nothing at the server is against it
 *
 * @typedef {'network-gone' | 'server-gone' | 'origin-refused' | 'server-full' | 'websocket-blocked'} Finding
 */

const patience = 4000;

/**
 * @param {string} [base]  address of the application
 * @returns {Promise<Finding>}
 */
export async function findOut(base = document.baseURI) {
  if (isOffline()) return 'network-gone';
  const settings = await answer(new URL('settings.json', base), 'GET');
  if (typeof settings?.version !== 'number') {
    return isOffline() ? 'network-gone' : 'server-gone';
  }
  const told = await answer(new URL('calls/', base), 'POST');
  if (told?.handshake === 403) return 'origin-refused';
  return told?.handshake === 503 ? 'server-full' : 'websocket-blocked';
}

/** Only a no is certain. */
function isOffline() {
  return navigator.onLine === false;
}

/**
 * @param {URL} url
 * @param {'GET' | 'POST'} method
 * @returns {Promise<any>}  null if there is none
 */
async function answer(url, method) {
  try {
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(url, { method, cache: 'no-store', signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
