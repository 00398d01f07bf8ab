/**
 * What the page keeps in this browser. Storage can be forbidden or full; then the page goes on without.
 *
 * @typedef {{ camera: boolean, microphone: boolean }} Devices
 * @typedef {{ invite: string, name: string, devices: Devices }} CallInProgress
 */

const nameKey = 'parley name';
const languageKey = 'parley language';
const hostKeysKey = 'parley host keys';
const callKey = 'parley call';
const mostHostKeys = 100;

/**
 * @param {'localStorage' | 'sessionStorage'} where
 * @param {string} key
 * @returns {unknown}
 */
function read(where, key) {
  try {
    return JSON.parse(globalThis[where].getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * @param {'localStorage' | 'sessionStorage'} where
 * @param {string} key
 * @param {unknown} value  null removes it
 */
function write(where, key, value) {
  try {
    if (value === null) globalThis[where].removeItem(key);
    else globalThis[where].setItem(key, JSON.stringify(value));
  } catch {
    // The page works without.
  }
}

/** @returns {string} */
export function rememberedName() {
  const name = read('localStorage', nameKey);
  return typeof name === 'string' ? name : '';
}

/** @param {string} name */
export function rememberName(name) {
  write('localStorage', nameKey, name);
}

/** @returns {string} */
export function rememberedLanguage() {
  const language = read('localStorage', languageKey);
  return typeof language === 'string' ? language : '';
}

/** @param {string} language */
export function rememberLanguage(language) {
  write('localStorage', languageKey, language);
}

/** @returns {[string, string][]}  call id and host key, the oldest first */
function hostKeys() {
  const pairs = read('localStorage', hostKeysKey);
  return Array.isArray(pairs) ? pairs : [];
}

/**
 * @param {string} callId
 * @returns {string | undefined}
 */
export function hostKeyOf(callId) {
  return hostKeys().find(([id]) => id === callId)?.[1];
}

/**
 * @param {string} callId
 * @param {string} hostKey
 */
export function rememberHostKey(callId, hostKey) {
  const others = hostKeys().filter(([id]) => id !== callId);
  write('localStorage', hostKeysKey, [...others, [callId, hostKey]].slice(-mostHostKeys));
}

/** @returns {CallInProgress | null}  the call that this tab was in when the page was unloaded */
export function callInProgress() {
  return /** @type {CallInProgress | null} */ (read('sessionStorage', callKey));
}

/** @param {CallInProgress | null} call */
export function rememberCall(call) {
  write('sessionStorage', callKey, call);
}
