import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceVerdict } from '../../../../webapp/check/device-verdict.js';

/** @param {object} [changes] @returns {any} */
function media(changes = {}) {
  const settings = { width: 640, height: 360, frameRate: 29.97 };
  const track = () => ({ getSettings: () => settings });
  return { camera: 'on', microphone: 'on', failures: {}, track, ...changes };
}

test('a camera that gives a picture', () => {
  const verdict = deviceVerdict(media(), 'camera', 'waiting');
  assert.deepEqual([verdict?.state, verdict?.says.key], ['good', 'check.camera.works']);
  assert.deepEqual(verdict?.facts, { picture: '640x360, 30 frames/s' });
});

test('a microphone is good when something is heard', () => {
  assert.equal(deviceVerdict(media(), 'microphone', 'waiting')?.state, 'none');
  assert.equal(deviceVerdict(media(), 'microphone', 'heard')?.state, 'good');
  assert.equal(deviceVerdict(media(), 'microphone', 'silent')?.state, 'warn');
});

test('what is switched off is no fault', () => {
  const off = media({ camera: 'off', microphone: 'off' });
  assert.equal(deviceVerdict(off, 'camera', 'waiting')?.says.key, 'check.camera.off');
  assert.equal(deviceVerdict(off, 'microphone', 'heard')?.says.key, 'check.microphone.off');
});

test('nothing is said while the browser asks', () => {
  const asking = media({ camera: 'none' });
  assert.equal(deviceVerdict(asking, 'camera', 'waiting'), null);
});

test('each device has its own fault, as the start page tells it', () => {
  const failures = { camera: 'NotReadableError', microphone: 'NotReadableError' };
  const broken = media({ camera: 'none', microphone: 'none', failures });
  const camera = deviceVerdict(broken, 'camera', 'waiting');
  assert.deepEqual(
    [camera?.state, camera?.says.key, camera?.facts],
    ['bad', 'devices.camera.NotReadableError', { code: 'camera-busy' }],
  );
  const microphone = deviceVerdict(broken, 'microphone', 'waiting');
  assert.equal(microphone?.says.key, 'devices.microphone.NotReadableError');
  const dismissed = media({ failures: { camera: 'NotAllowedError' } });
  const denied = deviceVerdict(dismissed, 'camera', 'waiting', { camera: 'prompt' });
  assert.equal(denied?.says.key, 'devices.camera.PermissionDismissed');
});
