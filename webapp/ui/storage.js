/**
 * Storage can be forbidden or full; then the page goes on without.
 *
 * @typedef {'localStorage' | 'sessionStorage'} Where
 */

/**
 * @param {Where} where
 * @param {string} key
 * @returns {unknown}
 */
export function read(where, key) {
  try {
    return JSON.parse(globalThis[where].getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * @param {Where} where
 * @param {string} key
 * @param {unknown} value  null removes it
 */
export function write(where, key, value) {
  try {
    if (value === null) globalThis[where].removeItem(key);
    else globalThis[where].setItem(key, JSON.stringify(value));
  } catch {
    // The page works without.
  }
}
