import { rememberDevices, rememberedDevices } from './remembered.js';

/** Not every browser lets a page choose. */
export const canChooseSpeaker = 'setSinkId' in (globalThis.HTMLMediaElement?.prototype ?? {});

let chosen = rememberedDevices().speaker ?? '';
/** The newest: an older one may fail later. @type {WeakMap<HTMLMediaElement, string>} */
const wishes = new WeakMap();

/** @returns {string}  id of the speaker that calls are heard from; empty: the browser's own choice */
export function speakerId() {
  return chosen;
}

/** @param {string} id */
export function chooseSpeaker(id) {
  chosen = id;
  rememberDevices({ speaker: id });
  hearAllFrom(id);
}

/** @param {string} id */
function hearAllFrom(id) {
  const others = /** @type {NodeListOf<HTMLVideoElement>} */ (
    document.querySelectorAll('video:not([data-self])')
  );
  for (const video of others) hearFrom(video, id);
}

/**
 * Lets one of the others be heard from the chosen speaker; if that is gone, from the browser's own choice.
 *
 * @param {HTMLMediaElement} media
 */
export async function hearThroughSpeaker(media) {
  if (canChooseSpeaker) await hearFrom(media, chosen);
}

/**
 * @param {HTMLMediaElement} media
 * @param {string} id
 */
async function hearFrom(media, id) {
  wishes.set(media, id);
  try {
    if (media.sinkId !== id) await media.setSinkId(id);
  } catch {
    // Where the browser does not give its own choice either, it is heard from where it was heard before.
    if (id !== '' && wishes.get(media) === id) await hearFrom(media, '');
  }
}

/** Not every browser takes another speaker by itself when one is unplugged; and none comes back to it. */
async function speakersChanged() {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => null);
  if (devices === null) return;
  const isThere = devices.some(
    ({ kind, deviceId }) => kind === 'audiooutput' && deviceId === chosen,
  );
  hearAllFrom(isThere ? chosen : '');
}

if (canChooseSpeaker) navigator.mediaDevices?.addEventListener('devicechange', speakersChanged);
