import { read, write } from './storage.js';

/**
 * What the page keeps in this browser; recent-calls.js keeps more.
 *
 * @typedef {{ camera: boolean, microphone: boolean }} Devices
 * @typedef {{ camera?: string, microphone?: string, speaker?: string }} DeviceIds
 * @typedef {{ invite: string, name: string, devices: Devices }} CallInProgress
 * @typedef {{ call?: CallInProgress, devices?: Devices }} Wish  the call that is waited for; or what is to be on in a
 *   new one, if anything was turned on or off before
 * @typedef {{ block: 'start' | 'end', inline: 'start' | 'end' }} Corner
 */

const nameKey = 'parley name';
const languageKey = 'parley language';
const hostKeysKey = 'parley host keys';
const devicesKey = 'parley devices';
const callKey = 'parley call';
const wishKey = 'parley wish';
const checkKey = 'parley check';
const metKey = 'parley met';
const cornerKey = 'parley corner';
const shortcutsKey = 'parley shortcuts';
const relayOnlyKey = 'parley relay only';
const mostHostKeys = 100;
/** Milliseconds within which a tab is back in its call by itself, as after a reload or a crash. */
const comesBackWithin = 5 * 60_000;

/** Chosen on this page, where it holds even if nothing can be stored. @type {boolean | undefined} */
let relayOnly;

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

/** @returns {DeviceIds}  of those that were chosen in this browser */
export function rememberedDevices() {
  const { camera, microphone, speaker } = Object(read('localStorage', devicesKey));
  const known = Object.entries({ camera, microphone, speaker });
  return Object.fromEntries(known.filter(([, id]) => typeof id === 'string'));
}

/** @param {DeviceIds} chosen  the others stay as they are */
export function rememberDevices(chosen) {
  write('localStorage', devicesKey, { ...rememberedDevices(), ...chosen });
}

/** @returns {number | null}  since when there has been someone else in the call of this tab */
export function metAt() {
  return /** @type {number | null} */ (read('sessionStorage', metKey));
}

/** @param {number | null} time */
export function rememberMet(time) {
  write('sessionStorage', metKey, time);
}

/** @returns {Corner | null}  where one's own picture stands */
export function rememberedCorner() {
  return /** @type {Corner | null} */ (read('localStorage', cornerKey));
}

/** @param {Corner} corner */
export function rememberCorner(corner) {
  write('localStorage', cornerKey, corner);
}

/** Whether single keys are shortcuts. */
export function shortcutsWanted() {
  return read('localStorage', shortcutsKey) !== false;
}

/** @param {boolean} wanted */
export function rememberShortcuts(wanted) {
  write('localStorage', shortcutsKey, wanted);
}

/** Whether the others are to learn no address of this device. */
export function relayOnlyWanted() {
  return relayOnly ?? read('localStorage', relayOnlyKey) === true;
}

/** @param {boolean} wanted */
export function rememberRelayOnly(wanted) {
  relayOnly = wanted;
  write('localStorage', relayOnlyKey, wanted);
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

/** @returns {CallInProgress | null}  the call that this tab was in a moment ago */
export function callInProgress() {
  const call = /** @type {CallInProgress & { at: number } | null} */ (
    read('sessionStorage', callKey)
  );
  return call && Date.now() - call.at < comesBackWithin ? call : null;
}

/** @param {CallInProgress | null} call  that it is in now */
export function rememberCall(call) {
  write('sessionStorage', callKey, call && { ...call, at: Date.now() });
}

/**
 * Who signs in comes back to start a call, or to wait in one.
 *
 * @param {Wish} wish
 */
export function rememberWish(wish) {
  write('sessionStorage', wishKey, wish);
}

/** @returns {Wish | null}  once */
export function takeWish() {
  const wish = read('sessionStorage', wishKey);
  write('sessionStorage', wishKey, null);
  return /** @type {Wish | null} */ (wish);
}

/** Who signs in on the page of the check comes back to it. */
export function rememberCheck() {
  write('sessionStorage', checkKey, true);
}

/** Whether someone does, once. */
export function takeCheck() {
  const check = read('sessionStorage', checkKey) === true;
  write('sessionStorage', checkKey, null);
  return check;
}
