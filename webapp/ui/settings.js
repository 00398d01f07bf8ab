/**
 * What the page must know before anyone joins. A server that does not answer shows itself when one joins.
 *
 * @returns {Promise<{ namedCalls: boolean }>}
 */
export async function readSettings() {
  try {
    const response = await fetch(new URL('settings.json', document.baseURI), { cache: 'no-cache' });
    const { namedCalls } = await response.json();
    return { namedCalls: namedCalls !== false };
  } catch {
    return { namedCalls: true };
  }
}
