import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { FakeMediaDevices, create, kindsIn, settle } from '../fakes/fake-media-devices.js';

/** @type {FakeMediaDevices} */
let fake;

beforeEach(() => {
  fake = new FakeMediaDevices();
});

test('devices chosen before are preferred, and not insisted on', async () => {
  fake.list('video', 'front');
  const { media } = create(fake, { camera: 'front', microphone: 'gone' });
  await media.start();
  assert.deepEqual(fake.asked, ['audio+video']);
  assert.deepEqual(fake.constraints.audio, { deviceId: { ideal: 'gone' } });
  assert.deepEqual(fake.constraints.video.deviceId, { exact: 'front' }, 'it is there');
  assert.equal(
    fake.constraints.video.width.ideal,
    640,
    'what is asked of any camera is asked of this one',
  );
  assert.deepEqual([media.camera, media.microphone], ['on', 'on']);
  assert.equal(media.deviceId('camera'), 'front');
  assert.equal(media.deviceId('microphone'), 'a audio device');
});

test('a device chosen before that is busy does not keep another from being used', async () => {
  fake.list('video', 'front');
  fake.busy = 'front';
  const { media } = create(fake, { camera: 'front' });
  await media.start();
  assert.deepEqual([media.camera, media.deviceId('camera')], ['on', 'a video device']);
  assert.deepEqual(media.failures, {});
});

test('who does not allow a chosen device is not asked for another one', async () => {
  fake.list('video', 'front');
  fake.failing.video = 'NotAllowedError';
  const { media } = create(fake, { camera: 'front' });
  await media.setCamera(true);
  assert.deepEqual(fake.asked, ['video']);
  assert.deepEqual(media.failures, { camera: 'NotAllowedError' });
});

test('another camera takes the place of the one in use', async () => {
  fake.list('video', 'back');
  const { media, substitutions } = create(fake);
  await media.start();
  /** @type {string[]} */
  const states = [];
  media.addEventListener('change', () => states.push(media.camera));
  const [, before] = fake.given;
  await media.choose('camera', 'back');
  assert.deepEqual(fake.constraints, {
    audio: false,
    video: { ...fake.constraints.video, deviceId: { exact: 'back' } },
  });
  assert.equal(before.readyState, 'ended');
  assert.deepEqual(kindsIn(media), ['audio', 'video']);
  assert.equal(media.deviceId('camera'), 'back');
  assert.ok(
    states.every((state) => state === 'on'),
    'the others are told nothing',
  );
  assert.deepEqual(substitutions, []);
  await media.setCamera(false);
  await media.setCamera(true);
  assert.equal(media.deviceId('camera'), 'back');
});

test('another microphone stays muted', async () => {
  fake.list('audio', 'headset');
  const { media } = create(fake);
  await media.start();
  await media.setMicrophone(false);
  await media.choose('microphone', 'headset');
  assert.deepEqual([media.microphone, media.deviceId('microphone')], ['off', 'headset']);
  assert.equal(media.track('audio')?.enabled, false);
});

test('a camera that is off is not turned on by choosing another', async () => {
  fake.list('video', 'back');
  const { media } = create(fake);
  await media.start();
  await media.setCamera(false);
  await media.choose('camera', 'back');
  assert.deepEqual([media.camera, media.track('video')], ['off', null]);
  assert.equal(media.deviceId('camera'), 'back');
  await media.setCamera(true);
  assert.equal(media.track('video')?.getSettings().deviceId, 'back');
});

test('another camera can be tried where the first one failed', async () => {
  fake.list('video', 'back');
  fake.failing.video = 'NotReadableError';
  const { media } = create(fake);
  await media.start();
  fake.failing.video = '';
  await media.choose('camera', 'back');
  assert.deepEqual([media.camera, media.failures], ['on', {}]);
});

test('a chosen device that cannot be had leaves the one before in use, and this is said', async () => {
  const { media, substitutions } = create(fake);
  await media.start();
  await media.choose('camera', 'unplugged');
  assert.equal(media.camera, 'on');
  assert.equal(media.track('video')?.readyState, 'live');
  assert.equal(media.deviceId('camera'), 'a video device');
  assert.deepEqual(substitutions, [{ device: 'camera', lost: '', now: 'Label of a video device' }]);
});

test('another device takes over from one that is unplugged', async () => {
  fake.list('audio', 'built-in');
  const { media, substitutions } = create(fake, { microphone: 'headset' });
  await media.start();
  await media.setMicrophone(false);
  fake.given[0].end();
  await settle();
  assert.deepEqual([media.microphone, media.failures], ['off', {}]);
  assert.equal(media.track('audio')?.readyState, 'live');
  assert.equal(media.track('audio')?.enabled, false);
  const [{ device, lost }] = /** @type {any[]} */ (substitutions);
  assert.deepEqual([device, lost], ['microphone', 'Label of a audio device']);
});

test('nothing is asked for again once the permission is withdrawn', async () => {
  const { media, substitutions } = create(fake);
  await media.start();
  fake.listed = [{ kind: 'videoinput', deviceId: '', label: '' }];
  fake.asked.length = 0;
  fake.given[1].end();
  await settle();
  assert.deepEqual([media.camera, fake.asked, substitutions], ['none', [], []]);
});

test('stop while another device is being asked for', async () => {
  fake.list('video', 'back');
  const { media, substitutions } = create(fake);
  await media.start();
  fake.hold = true;
  const wanted = media.choose('camera', 'back');
  await settle();
  media.stop();
  fake.answer?.();
  await wanted;
  assert.deepEqual(kindsIn(media), []);
  assert.ok(fake.given.every(({ readyState }) => readyState === 'ended'));
  assert.deepEqual(substitutions, []);
});
