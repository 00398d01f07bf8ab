import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { LocalMedia } from '../../../../webapp/rtc/local-media.js';
import { FakeMediaDevices, create, kindsIn, settle } from '../fakes/fake-media-devices.js';

/** @type {FakeMediaDevices} */
let fake;

beforeEach(() => {
  fake = new FakeMediaDevices();
});

test('asks for both at once', async () => {
  const { media, changes } = create(fake);
  await media.start();
  assert.deepEqual(fake.asked, ['audio+video']);
  assert.deepEqual([media.microphone, media.camera], ['on', 'on']);
  assert.deepEqual(kindsIn(media), ['audio', 'video']);
  assert.ok(changes.count > 0);
});

test('takes one if the other cannot be had, and says why', async () => {
  fake.failing.video = 'NotReadableError';
  const { media } = create(fake);
  await media.start();
  assert.deepEqual(fake.asked, ['audio+video', 'audio', 'video']);
  assert.deepEqual([media.microphone, media.camera], ['on', 'none']);
  assert.deepEqual(media.failures, { camera: 'NotReadableError' });
});

test('takes none if there is none, and does not reject', async () => {
  fake.failing = { audio: 'NotFoundError', video: 'NotAllowedError' };
  const { media } = create(fake);
  await media.start();
  assert.deepEqual(media.failures, { microphone: 'NotFoundError', camera: 'NotAllowedError' });
  assert.deepEqual(kindsIn(media), []);
  assert.equal(media.track('audio'), null);
});

test('who closes the prompt is not asked again for each alone', async () => {
  fake.failing = { audio: 'NotAllowedError', video: 'NotAllowedError' };
  fake.message = 'Permission dismissed';
  const { media } = create(fake);
  await media.start();
  assert.deepEqual(fake.asked, ['audio+video']);
  const failure = 'PermissionDismissed';
  assert.deepEqual(media.failures, { camera: failure, microphone: failure });
});

test('a second start asks for what is missing only', async () => {
  fake.failing.video = 'NotReadableError';
  const { media } = create(fake);
  await media.start();
  fake.failing.video = '';
  fake.asked.length = 0;
  await media.start();
  assert.deepEqual(fake.asked, ['video']);
  assert.deepEqual(media.failures, {});
  fake.asked.length = 0;
  await media.start();
  assert.deepEqual(fake.asked, []);
});

test('a system that keeps the browser from a device is told apart from a person who does', async () => {
  const message = 'Permission denied by system';
  const refuse = () => Promise.reject(new DOMException(message, 'NotAllowedError'));
  const media = new LocalMedia({ devices: /** @type {any} */ ({ getUserMedia: refuse }) });
  await media.setCamera(true);
  assert.deepEqual(media.failures, { camera: 'DeniedBySystem' });
});

test('outside a secure context', async () => {
  const media = new LocalMedia({ devices: null });
  await media.start();
  assert.equal(media.failures.camera, 'NotSupportedError');
});

test('the camera off lets the device go, on asks for it again', async () => {
  const { media } = create(fake);
  await media.start();
  const first = fake.given[1];
  await media.setCamera(false);
  assert.equal(first.readyState, 'ended');
  assert.deepEqual([media.camera, kindsIn(media)], ['off', ['audio']]);
  await media.setCamera(true);
  assert.deepEqual([media.camera, fake.asked.at(-1)], ['on', 'video']);
  assert.notEqual(media.track('video'), first);
});

test('the camera may be gone when it is wanted again', async () => {
  const { media } = create(fake);
  await media.start();
  await media.setCamera(false);
  fake.failing.video = 'NotFoundError';
  await media.setCamera(true);
  assert.deepEqual([media.camera, media.failures], ['none', { camera: 'NotFoundError' }]);
});

test('the microphone off keeps the device', async () => {
  const { media } = create(fake);
  await media.start();
  await media.setMicrophone(false);
  assert.deepEqual([media.microphone, fake.given[0].enabled], ['off', false]);
  assert.equal(fake.given[0].readyState, 'live');
  await media.setMicrophone(true);
  assert.deepEqual([media.microphone, fake.given[0].enabled, fake.asked.length], ['on', true, 1]);
});

test('a microphone that was missing is asked for', async () => {
  fake.failing.audio = 'NotAllowedError';
  const { media } = create(fake);
  await media.start();
  await media.setMicrophone(false);
  assert.equal(media.microphone, 'none');
  fake.failing.audio = '';
  await media.setMicrophone(true);
  assert.deepEqual([media.microphone, media.failures], ['on', {}]);
});

test('mute does not wait for a prompt', async () => {
  fake.failing.video = 'NotFoundError';
  const { media } = create(fake);
  await media.start();
  fake.failing.video = '';
  fake.hold = true;
  const wanted = media.setCamera(true);
  await settle();
  await media.setMicrophone(false);
  assert.deepEqual([media.microphone, fake.given[0].enabled], ['off', false]);
  await media.setMicrophone(true);
  assert.deepEqual([media.microphone, fake.given[0].enabled], ['on', true]);
  fake.answer?.();
  await wanted;
});

test('the camera off does not wait for a prompt', async () => {
  fake.failing.audio = 'NotFoundError';
  const { media } = create(fake);
  await media.start();
  fake.failing.audio = '';
  fake.hold = true;
  const wanted = media.setMicrophone(true);
  await settle();
  const off = media.setCamera(false);
  assert.deepEqual([media.camera, fake.given[0].readyState], ['off', 'ended']);
  fake.answer?.();
  await Promise.all([wanted, off]);
  assert.deepEqual([media.camera, media.microphone], ['off', 'on']);
});

test('a microphone muted before it is there is never heard', async () => {
  fake.hold = true;
  const { media } = create(fake);
  const started = media.start();
  await settle();
  await media.setMicrophone(false);
  media.addEventListener('change', () => assert.notEqual(media.microphone, 'on'));
  fake.answer?.();
  await started;
  assert.deepEqual([media.microphone, fake.given[0].enabled], ['off', false]);
});

test('wishes are fulfilled in their order', async () => {
  const { media } = create(fake);
  await media.start();
  await Promise.all([media.setCamera(false), media.setCamera(true), media.setCamera(false)]);
  assert.equal(media.camera, 'off');
  assert.ok(
    fake.given.filter(({ kind }) => kind === 'video').every((t) => t.readyState === 'ended'),
  );
});

test('a device that is unplugged', async () => {
  const { media, changes } = create(fake);
  await media.start();
  changes.count = 0;
  fake.given[1].end();
  await settle();
  assert.deepEqual([media.camera, media.failures], ['none', { camera: 'DeviceLost' }]);
  assert.deepEqual(kindsIn(media), ['audio']);
  assert.equal(changes.count, 1);
});

test('stop lets go of everything, also of what is still being asked for', async () => {
  const { media } = create(fake);
  await media.start();
  await media.setCamera(false);
  fake.hold = true;
  const wanted = media.setCamera(true);
  await settle();
  media.stop();
  fake.answer?.();
  await wanted;
  assert.deepEqual(kindsIn(media), []);
  assert.ok(fake.given.every(({ readyState }) => readyState === 'ended'));
});

test('nothing is asked for after stop that was wished for before it', async () => {
  fake.failing.audio = 'NotFoundError';
  fake.hold = true;
  const { media } = create(fake);
  const wishes = [media.start(), media.setCamera(true), media.setMicrophone(true)];
  await settle();
  media.stop();
  fake.hold = false;
  fake.failing.audio = '';
  fake.answer?.();
  await Promise.all(wishes);
  assert.deepEqual(fake.asked, ['audio+video']);
  assert.deepEqual(kindsIn(media), []);
  assert.ok(fake.given.every(({ readyState }) => readyState === 'ended'));
  await media.start();
  assert.deepEqual(
    [media.camera, media.microphone],
    ['on', 'on'],
    'what is wished after it counts',
  );
});

test('stop between the requests for each alone', async () => {
  fake.failing.audio = 'NotFoundError';
  const { media } = create(fake);
  media.addEventListener('change', () => media.stop(), { once: true }); // said of the microphone
  await media.start();
  assert.deepEqual(fake.asked, ['audio+video', 'audio']);
});
