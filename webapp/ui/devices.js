import { text } from './phrase.js';

/**
 * @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia
 * @typedef {import('./remembered.js').Devices} Devices
 * @typedef {import('./phrase.js').Sentence} Sentence
 * @typedef {Sentence & { failure: string, code: string }} Problem
 */

/** What is explained, with the stable code of each. */
const codes = {
  NotAllowedError: 'denied',
  PermissionDismissed: 'dismissed',
  DeniedBySystem: 'denied-by-system',
  DeniedByPolicy: 'denied-by-policy',
  NotFoundError: 'missing',
  NotReadableError: 'busy',
  DeviceLost: 'lost',
  DeviceMuted: 'paused',
  OverconstrainedError: 'unsuitable',
  NotSupportedError: 'unsupported',
};

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
 * @param {Partial<Record<'camera' | 'microphone', string>>} [permissions]  what the browser says about them
 * @returns {Problem[]}
 */
export function deviceProblems({ failures }, permissions = {}) {
  const [camera, microphone] = /** @type {const} */ (['camera', 'microphone']).map(
    (device) => failures[device] && refined(failures[device], device, permissions[device]),
  );
  if (camera && camera === microphone) return [problem('both', camera)];
  return [
    ...(microphone ? [problem('microphone', microphone)] : []),
    ...(camera ? [problem('camera', camera)] : []),
  ];
}

/**
 * The same as the browser gives it, told apart further.
 *
 * @param {string} failure
 * @param {'camera' | 'microphone'} device
 * @param {string} [permission]
 */
function refined(failure, device, permission) {
  if (failure === 'DeviceLost' && permission === 'denied') return 'NotAllowedError';
  if (failure !== 'NotAllowedError') return failure;
  if (isForbidden(device)) return 'DeniedByPolicy';
  return permission === 'prompt' ? 'PermissionDismissed' : failure;
}

/** @param {string} feature  that a Permissions-Policy may forbid; not all browsers tell */
function isForbidden(feature) {
  const { featurePolicy } =
    /** @type {{ featurePolicy?: { allowsFeature(name: string): boolean } }} */ (
      globalThis.document ?? {}
    );
  return featurePolicy?.allowsFeature(feature) === false;
}

/**
 * @param {'both' | 'camera' | 'microphone'} what
 * @param {string} failure
 * @returns {Problem}
 */
function problem(what, failure) {
  const explained = isExplained(failure);
  return {
    key: `devices.${what}.${explained ? failure : 'other'}`,
    tone: 'warn',
    failure,
    code: `${what === 'both' ? 'devices' : what}-${explained ? codes[failure] : failure}`,
  };
}

/**
 * @param {string} failure
 * @returns {failure is keyof typeof codes}
 */
function isExplained(failure) {
  return Object.hasOwn(codes, failure);
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
