/** @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia */

/**
 * Which way the camera in use looks; cameras of desks and laptops do not say.
 *
 * @param {LocalMedia} media
 */
export function facingOf(media) {
  return media.track('video')?.getSettings().facingMode;
}

/**
 * The camera on the other side of a phone or tablet.
 *
 * @param {LocalMedia} media
 * @returns {Promise<string | null>}  its device id
 */
export async function otherCamera(media) {
  const other = { user: 'environment', environment: 'user' }[facingOf(media) ?? ''];
  if (other === undefined) return null;
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const looksThere = (/** @type {MediaDeviceInfo} */ device) =>
    'getCapabilities' in device &&
    /** @type {InputDeviceInfo} */ (device).getCapabilities().facingMode?.includes(other);
  return devices.find(looksThere)?.deviceId ?? null;
}
