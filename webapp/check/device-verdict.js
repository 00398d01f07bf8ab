import { deviceProblems } from '../ui/devices.js';

/** @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia */
/** @typedef {import('./verdict.js').Verdict} Verdict */

/**
 * @param {LocalMedia} media
 * @param {'camera' | 'microphone'} device
 * @param {'waiting' | 'heard' | 'silent'} hearing  what has come from the microphone
 * @param {Partial<Record<'camera' | 'microphone', string>>} [permissions]  what the browser says about them
 * @returns {Verdict | null}  null while the browser is being asked
 */
export function deviceVerdict(media, device, hearing, permissions = {}) {
  const failure = media.failures[device];
  if (failure) {
    const { camera, microphone } = media.failures;
    const failures = device === 'camera' ? { camera } : { microphone };
    const [problem] = deviceProblems(/** @type {any} */ ({ failures }), permissions);
    return { state: 'bad', says: problem, facts: { code: problem.code } };
  }
  if (media[device] === 'off') return { state: 'none', says: { key: `check.${device}.off` } };
  if (media[device] === 'none') return null;
  const track = media.track(device === 'camera' ? 'video' : 'audio');
  if (device === 'camera') {
    const { width = 0, height = 0, frameRate = 0 } = track?.getSettings() ?? {};
    const facts = { picture: `${width}x${height}, ${Math.round(frameRate)} frames/s` };
    return { state: 'good', says: { key: 'check.camera.works' }, facts };
  }
  if (hearing === 'silent') return { state: 'warn', says: { key: 'check.microphone.silent' } };
  return hearing === 'heard'
    ? { state: 'good', says: { key: 'check.microphone.heard' } }
    : { state: 'none', says: { key: 'level.waiting' } };
}
