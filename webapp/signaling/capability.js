// Identifiers are capabilities: docs/protocol.md, section 2.

const KEY_BYTES = 16;

/** 16 bytes are 22 characters, of which the last one carries two bits: A, Q, g or w. */
const CANONICAL_KEY = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * The function H of section 2: the first 16 bytes of a SHA-256 over texts joined by zero bytes.
 * Rejects outside secure contexts, where `crypto.subtle` is missing.
 *
 * @param {string} label
 * @param {...string} texts as written on the wire
 * @returns {Promise<string>} 22 characters of base64url
 */
export async function derive(label, ...texts) {
  const input = new TextEncoder().encode([label, ...texts].join('\0'));
  const digest = await crypto.subtle.digest('SHA-256', input);
  return base64url(new Uint8Array(digest, 0, KEY_BYTES));
}

/** @returns {string} 16 random bytes, as a host key, a seat key or an instance is written */
export function randomKey() {
  return base64url(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));
}

/**
 * Whether a text is the canonical spelling of 16 bytes.
 *
 * @param {unknown} text
 * @returns {text is string}
 */
export function isKey(text) {
  return typeof text === 'string' && CANONICAL_KEY.test(text);
}

/**
 * @param {string} name of a call, as typed
 * @returns {string} what is hashed; empty if the name names no call
 */
export function normalizeName(name) {
  return name.trim().normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** @param {string} hostKey */
export function inviteOfHostKey(hostKey) {
  return derive('parley invite', hostKey);
}

/** @param {string} name of a call; it is normalised here */
export function inviteOfName(name) {
  return derive('parley name', normalizeName(name));
}

/** @param {string} invite */
export function callIdOf(invite) {
  return derive('parley call', invite);
}

/**
 * @param {string} callId
 * @param {string} seatKey
 */
export function participantIdOf(callId, seatKey) {
  return derive('parley seat', callId, seatKey);
}
