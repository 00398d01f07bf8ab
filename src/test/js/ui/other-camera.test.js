import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherCamera } from '../../../../webapp/ui/other-camera.js';

/** A camera as the browser lists it. */
const camera = (/** @type {string} */ deviceId, /** @type {string[]} */ facingMode) => ({
  kind: 'videoinput',
  deviceId,
  getCapabilities: () => ({ facingMode }),
});

const microphone = { kind: 'audioinput', deviceId: 'm', getCapabilities: () => ({}) };
const speaker = { kind: 'audiooutput', deviceId: 's' };

/** The one to turn to in a browser with these devices, while the camera in use looks this way. */
function turnedFrom(
  /** @type {string | undefined} */ facingMode,
  /** @type {object[]} */ ...devices
) {
  const mediaDevices = { enumerateDevices: async () => devices };
  Object.defineProperty(globalThis, 'navigator', { value: { mediaDevices }, configurable: true });
  const track = { getSettings: () => ({ facingMode }) };
  return otherCamera(/** @type {any} */ ({ track: () => track }));
}

test('a phone turns from the front to the back and back again', async () => {
  const devices = [microphone, camera('front', ['user']), camera('back', ['environment']), speaker];
  assert.equal(await turnedFrom('user', ...devices), 'back');
  assert.equal(await turnedFrom('environment', ...devices), 'front');
});

test('where there is nothing on the other side there is nowhere to turn', async () => {
  const devices = [microphone, camera('one', ['user']), camera('two', ['user']), speaker];
  assert.equal(await turnedFrom('user', ...devices), null);
});

test('cameras that do not say where they look are not turned', async () => {
  assert.equal(await turnedFrom(undefined, camera('one', []), camera('two', [])), null);
});
