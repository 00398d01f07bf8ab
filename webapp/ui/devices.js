import { text } from './phrase.js';

/**
 * @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia
 * @typedef {import('./remembered.js').Devices} Devices
 * @typedef {import('./phrase.js').Sentence} Sentence
 */

const explained = /** @type {const} */ (['NotAllowedError', 'NotFoundError', 'NotReadableError']);

/**
 * Whether the browser has not been asked for anything yet.
 *
 * @param {LocalMedia} media
 */
export function untouched(media) {
  const { camera, microphone, failures } = media;
  return camera === 'none' && microphone === 'none' && !failures.camera && !failures.microphone;
}

/**
 * @param {LocalMedia} media
 * @returns {Devices}
 */
export function devicesOn(media) {
  return { camera: media.camera === 'on', microphone: media.microphone === 'on' };
}

/**
 * Turns on what is wanted and nothing else: who was muted before a reload must not be heard for a moment.
 *
 * @param {LocalMedia} media
 * @param {Devices} wanted
 */
export async function turnOn(media, { camera, microphone }) {
  if (camera && microphone) await media.start();
  else if (camera) await media.setCamera(true);
  else if (microphone) await media.setMicrophone(true);
}

/**
 * What of it can be turned on without the browser asking; browsers that do not tell are taken to ask.
 *
 * @param {Devices} wanted
 * @returns {Promise<Devices>}
 */
export async function permitted(wanted) {
  const [camera, microphone] = await Promise.all([
    wanted.camera && isGranted('camera'),
    wanted.microphone && isGranted('microphone'),
  ]);
  return { camera, microphone };
}

/** @param {'camera' | 'microphone'} name */
async function isGranted(name) {
  try {
    const permission = await navigator.permissions.query({
      name: /** @type {PermissionName} */ (name),
    });
    return permission.state === 'granted';
  } catch {
    return false;
  }
}

/**
 * What went wrong with the devices, and what to do.
 *
 * @param {LocalMedia} media
 * @returns {Sentence[]}
 */
export function deviceProblems(media) {
  const { camera, microphone } = media.failures;
  if (camera && camera === microphone) return [problem('both', camera)];
  return [
    ...(microphone ? [problem('microphone', microphone)] : []),
    ...(camera ? [problem('camera', camera)] : []),
  ];
}

/**
 * @param {'both' | 'camera' | 'microphone'} what
 * @param {string} name  of a DOMException
 * @returns {Sentence}
 */
function problem(what, name) {
  const known = explained.find((explainedName) => explainedName === name) ?? 'other';
  return { key: `devices.${what}.${known}`, values: { code: name }, tone: 'warn' };
}

/**
 * What is to be said about a device that another one has taken the place of.
 *
 * @param {Event} event  'substituted' of LocalMedia
 * @returns {Sentence}
 */
export function substitutionIn(event) {
  const { device, lost, now } =
    /** @type {CustomEvent<import('../rtc/local-media.js').Substitution>} */ (event).detail;
  const values = { lost: lost || text(`devices.${device}`), now };
  return { key: 'devices.substituted', values, tone: 'warn' };
}
