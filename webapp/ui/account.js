/** Where the application is: this file is at assets/VERSION/ui/ below it. */
export const application = new URL('../../../', import.meta.url);

/**
 * A POST that the server takes, because no page of another site can send this header.
 *
 * @param {object} [body]
 * @returns {RequestInit}
 */
export function ownRequest(body = {}) {
  const headers = { 'Content-Type': 'application/json', 'Parley-Page': 'yes' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

/** Leads to the page on which one signs in, and from there to the start page, which goes on to what was remembered. */
export function signIn() {
  const address = new URL('start', application);
  // No site lets others show that page in a frame, nor do browsers send the cookie there.
  if (parent === window) location.assign(address);
  else open(address, '_blank');
}

/** Ends with the page on which one signs in, or whose business it is. @param {string} [path] */
export async function signOut(path = '') {
  // Where it fails, the next page shows who is still signed in.
  await fetch(new URL('sign-out', application), ownRequest()).catch(() => {});
  location.replace(new URL(path, application));
}
