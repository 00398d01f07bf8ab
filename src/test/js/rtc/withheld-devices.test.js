import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { FakeMediaDevices, create, kindsIn } from '../fakes/fake-media-devices.js';

/** @type {FakeMediaDevices} */
let fake;

beforeEach(() => {
  fake = new FakeMediaDevices();
});

test('a device that the system withholds is told of, and when it is given back', async () => {
  const { media, changes, clock } = create(fake);
  await media.start();
  changes.count = 0;
  fake.given[1].mute();
  assert.deepEqual(media.failures, {}, 'it may be over in a moment');
  clock.advance(1_000);
  assert.deepEqual([media.camera, media.failures], ['on', { camera: 'DeviceMuted' }]);
  fake.given[1].unmute();
  assert.deepEqual([media.camera, media.failures], ['on', {}]);
  assert.equal(changes.count, 2);
});

test('a track that starts muted for a moment is not worth a word', async () => {
  const { media, clock } = create(fake);
  const told = () => assert.deepEqual(media.failures, {});
  media.addEventListener('change', told);
  fake.mutedAtFirst = true;
  await media.start();
  clock.advance(500);
  for (const track of fake.given) track.unmute();
  clock.advance(1_000);
  media.removeEventListener('change', told);
  await media.setCamera(false);
  await media.setCamera(true);
  clock.advance(1_000);
  assert.deepEqual(media.failures, { camera: 'DeviceMuted' }, 'it stays so');
});

test('who is muted misses no microphone until it is wanted again', async () => {
  const { media, clock } = create(fake);
  await media.start();
  await media.setMicrophone(false);
  fake.given[0].mute();
  clock.advance(1_000);
  assert.deepEqual([media.microphone, media.failures], ['off', {}]);
  await media.setMicrophone(true);
  assert.deepEqual([media.microphone, media.failures], ['on', { microphone: 'DeviceMuted' }]);
});

test('a device that the system withholds is asked for anew by who turns it on', async () => {
  const { media, clock } = create(fake);
  await media.start();
  for (const track of fake.given) track.mute();
  clock.advance(1_000);
  const [microphone, camera] = fake.given;
  fake.asked.length = 0;
  await media.setMicrophone(true);
  await media.setCamera(true);
  assert.deepEqual(fake.asked, ['audio', 'video']);
  assert.deepEqual([media.failures, kindsIn(media)], [{}, ['audio', 'video']]);
  assert.deepEqual([microphone.readyState, camera.readyState], ['ended', 'ended']);
  camera.unmute();
  clock.advance(1_000);
  assert.deepEqual(media.failures, {});
});
