import { rememberDevices, rememberedDevices } from './remembered.js';

/** Not every browser lets a page choose. */
export const canChooseSpeaker = 'setSinkId' in (globalThis.HTMLMediaElement?.prototype ?? {});

let chosen = rememberedDevices().speaker ?? '';

/** @returns {string}  id of the speaker that calls are heard from; empty: the browser's own choice */
export function speakerId() {
  return chosen;
}

/** @param {string} id */
export function chooseSpeaker(id) {
  chosen = id;
  rememberDevices({ speaker: id });
  hearAll();
}

function hearAll() {
  const others = /** @type {NodeListOf<HTMLVideoElement>} */ (
    document.querySelectorAll('video:not([data-self])')
  );
  for (const video of others) hearThroughSpeaker(video);
}

/**
 * Lets one of the others be heard from the chosen speaker; if that is gone, from the browser's own choice.
 *
 * @param {HTMLMediaElement} media
 */
export async function hearThroughSpeaker(media) {
  if (!canChooseSpeaker) return;
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const isThere = devices.some(
      ({ kind, deviceId }) => kind === 'audiooutput' && deviceId === chosen,
    );
    const id = isThere ? chosen : '';
    if (media.sinkId !== id) await media.setSinkId(id);
  } catch {
    // It is heard from where it was heard before.
  }
}

// Not every browser takes another speaker by itself when one is unplugged; and none comes back to it.
if (canChooseSpeaker) navigator.mediaDevices?.addEventListener('devicechange', hearAll);
