import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserOf } from '../../../../webapp/ui/browser.js';
import { deviceProblems } from '../../../../webapp/ui/devices.js';
import { helpWith } from '../../../../webapp/ui/permission-help.js';
import { messages } from '../../../../webapp/ui/messages/en.js';

/**
 * @param {{ camera?: string, microphone?: string }} failures
 * @param {{ camera?: string, microphone?: string }} [permissions]
 */
function problems(failures, permissions) {
  const found = deviceProblems(/** @type {any} */ ({ failures }), permissions);
  for (const { key } of found) assert.ok(Object.hasOwn(messages, key), `no words for ${key}`);
  return found.map(({ code }) => code);
}

test('every failure has words and a code, alone and together', () => {
  for (const [failure, code] of [
    ['NotAllowedError', 'denied'],
    ['DeniedBySystem', 'denied-by-system'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['DeviceLost', 'lost'],
    ['DeviceMuted', 'paused'],
    ['OverconstrainedError', 'unsuitable'],
    ['NotSupportedError', 'unsupported'],
    ['OfTheFuture', 'OfTheFuture'],
  ]) {
    assert.deepEqual(problems({ camera: failure }), [`camera-${code}`]);
    assert.deepEqual(problems({ microphone: failure }), [`microphone-${code}`]);
    assert.deepEqual(problems({ camera: failure, microphone: failure }), [`devices-${code}`]);
  }
  assert.deepEqual(problems({ camera: 'NotFoundError', microphone: 'NotReadableError' }), [
    'microphone-busy',
    'camera-missing',
  ]);
});

test('what was not answered was not denied', () => {
  const failures = { camera: 'NotAllowedError', microphone: 'NotAllowedError' };
  const prompt = { camera: 'prompt', microphone: 'prompt' };
  assert.deepEqual(problems(failures, prompt), ['devices-dismissed']);
  assert.deepEqual(problems(failures, { ...prompt, camera: 'denied' }), [
    'microphone-dismissed',
    'camera-denied',
  ]);
});

test('a device that was forbidden while it was on is not called lost', () => {
  assert.deepEqual(problems({ camera: 'DeviceLost' }, { camera: 'denied' }), ['camera-denied']);
  assert.deepEqual(problems({ camera: 'DeviceLost' }, { camera: 'granted' }), ['camera-lost']);
});

test('a page around that does not hand the permission on', () => {
  const allowsFeature = (/** @type {string} */ feature) => feature === 'microphone';
  Object.assign(globalThis, { document: { featurePolicy: { allowsFeature } } });
  const failures = { camera: 'NotAllowedError', microphone: 'NotAllowedError' };
  const codes = problems(failures, { camera: 'denied', microphone: 'denied' });
  Object.assign(globalThis, { document: undefined });
  assert.deepEqual(codes, ['microphone-denied', 'camera-denied-by-policy']);
});

test('every browser on every system knows where the permission is', () => {
  for (const family of ['chrome', 'firefox', 'safari', 'samsung', 'other']) {
    for (const system of ['android', 'ios', 'macos', 'windows', 'other']) {
      for (const app of [null, 'KakaoTalk']) {
        for (const failure of ['NotAllowedError', 'DeniedBySystem']) {
          const key = helpWith(failure, /** @type {any} */ ({ family, system, app }));
          assert.ok(key !== null && Object.hasOwn(messages, key), `${family} ${system}: ${key}`);
        }
      }
    }
  }
  const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Edg/126';
  assert.equal(helpWith('NotAllowedError', browserOf({ userAgent: edge })), 'allow.chrome');
  assert.equal(helpWith('NotFoundError', browserOf({ userAgent: edge })), null);
});
