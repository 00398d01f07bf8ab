/**
 * Why a camera or a microphone does not work: the name of a DOMException, or one of these, where a NotAllowedError can be
 * told apart further.
 *
 * - PermissionDismissed: asked, and not answered
 * - DeniedBySystem: the browser itself may not use it
 * - DeniedByPolicy: the page around this one does not hand the permission on, or its server forbids it
 * - DeviceLost: it worked until now
 */

/**
 * @param {unknown} error  that getUserMedia rejected with
 * @param {'camera' | 'microphone'} device
 * @param {Permissions} [permissions]
 * @returns {Promise<string>}
 */
export async function failureOf(error, device, permissions = globalThis.navigator?.permissions) {
  if (!(error instanceof Error)) return String(error);
  if (error.name !== 'NotAllowedError') return error.name;
  if (/by system/i.test(error.message)) return 'DeniedBySystem';
  if (isForbidden(device)) return 'DeniedByPolicy';
  const state = await permissionState(device, permissions);
  // Who has answered "block" is never asked again; who has not answered, or only for this once, is.
  return state === 'prompt' ? 'PermissionDismissed' : error.name;
}

/**
 * @param {'camera' | 'microphone'} device
 * @param {Permissions} [permissions]
 * @returns {Promise<PermissionStatus | null>}  null where the browser does not tell
 */
export async function permissionOf(device, permissions = globalThis.navigator?.permissions) {
  try {
    return await permissions.query({ name: /** @type {PermissionName} */ (device) });
  } catch {
    return null;
  }
}

/**
 * @param {'camera' | 'microphone'} device
 * @param {Permissions} permissions
 */
async function permissionState(device, permissions) {
  return (await permissionOf(device, permissions))?.state;
}

/** @param {string} feature  that a Permissions-Policy may forbid; not all browsers tell */
function isForbidden(feature) {
  const { featurePolicy } = /** @type {{ featurePolicy?: { allowsFeature(name: string): boolean } }} */ (
    globalThis.document ?? {}
  );
  return featurePolicy?.allowsFeature(feature) === false;
}
