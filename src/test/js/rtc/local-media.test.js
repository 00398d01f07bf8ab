import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { LocalMedia } from '../../../../webapp/rtc/local-media.js';
import { FakeMediaStream, FakeTrack } from '../fakes/fake-media.js';

/** Which devices there are, or what asking for them fails with. */
let devices = { audio: '', video: '' };
/** @type {string[]} */
let asked;
/** @type {FakeTrack[]} */
let given;
/** @type {(() => void) | null} lets the request go on that waits for the person */
let answer;
let hold = false;

beforeEach(() => {
  devices = { audio: '', video: '' };
  asked = [];
  given = [];
  hold = false;
});

const mediaDevices = /** @type {any} */ ({
  /** @param {Record<'audio' | 'video', unknown>} constraints */
  async getUserMedia(constraints) {
    const kinds = /** @type {('audio' | 'video')[]} */ (['audio', 'video']).filter(
      (k) => constraints[k],
    );
    asked.push(kinds.join('+'));
    if (hold) await new Promise((resolve) => (answer = () => resolve(undefined)));
    for (const kind of kinds) if (devices[kind]) throw new DOMException('', devices[kind]);
    const tracks = kinds.map((kind) => new FakeTrack(kind));
    given.push(...tracks);
    return new FakeMediaStream(tracks);
  },
});

function create() {
  const media = new LocalMedia({ devices: mediaDevices });
  const changes = { count: 0 };
  media.addEventListener('change', () => changes.count++);
  return { media, changes };
}

/** @param {LocalMedia} media */
function kindsIn(media) {
  return media.stream.getTracks().map(({ kind }) => kind);
}

test('asks for both at once', async () => {
  const { media, changes } = create();
  await media.start();
  assert.deepEqual(asked, ['audio+video']);
  assert.deepEqual([media.microphone, media.camera], ['on', 'on']);
  assert.deepEqual(kindsIn(media), ['audio', 'video']);
  assert.ok(changes.count > 0);
});

test('takes one if the other cannot be had, and says why', async () => {
  devices.video = 'NotReadableError';
  const { media } = create();
  await media.start();
  assert.deepEqual(asked, ['audio+video', 'audio', 'video']);
  assert.deepEqual([media.microphone, media.camera], ['on', 'none']);
  assert.deepEqual(media.failures, { camera: 'NotReadableError' });
});

test('takes none if there is none, and does not reject', async () => {
  devices = { audio: 'NotFoundError', video: 'NotAllowedError' };
  const { media } = create();
  await media.start();
  assert.deepEqual(media.failures, { microphone: 'NotFoundError', camera: 'NotAllowedError' });
  assert.deepEqual(kindsIn(media), []);
  assert.equal(media.track('audio'), null);
});

test('a second start asks for what is missing only', async () => {
  devices.video = 'NotReadableError';
  const { media } = create();
  await media.start();
  devices.video = '';
  asked.length = 0;
  await media.start();
  assert.deepEqual(asked, ['video']);
  assert.deepEqual(media.failures, {});
  asked.length = 0;
  await media.start();
  assert.deepEqual(asked, []);
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
  const { media } = create();
  await media.start();
  const first = given[1];
  await media.setCamera(false);
  assert.equal(first.readyState, 'ended');
  assert.deepEqual([media.camera, kindsIn(media)], ['off', ['audio']]);
  await media.setCamera(true);
  assert.deepEqual([media.camera, asked.at(-1)], ['on', 'video']);
  assert.notEqual(media.track('video'), first);
});

test('the camera may be gone when it is wanted again', async () => {
  const { media } = create();
  await media.start();
  await media.setCamera(false);
  devices.video = 'NotFoundError';
  await media.setCamera(true);
  assert.deepEqual([media.camera, media.failures], ['none', { camera: 'NotFoundError' }]);
});

test('the microphone off keeps the device', async () => {
  const { media } = create();
  await media.start();
  await media.setMicrophone(false);
  assert.deepEqual([media.microphone, given[0].enabled], ['off', false]);
  assert.equal(given[0].readyState, 'live');
  await media.setMicrophone(true);
  assert.deepEqual([media.microphone, given[0].enabled, asked.length], ['on', true, 1]);
});

test('a microphone that was missing is asked for', async () => {
  devices.audio = 'NotAllowedError';
  const { media } = create();
  await media.start();
  await media.setMicrophone(false);
  assert.equal(media.microphone, 'none');
  devices.audio = '';
  await media.setMicrophone(true);
  assert.deepEqual([media.microphone, media.failures], ['on', {}]);
});

test('wishes are fulfilled in their order', async () => {
  const { media } = create();
  await media.start();
  await Promise.all([media.setCamera(false), media.setCamera(true), media.setCamera(false)]);
  assert.equal(media.camera, 'off');
  assert.ok(given.filter(({ kind }) => kind === 'video').every((t) => t.readyState === 'ended'));
});

test('a device that is unplugged', async () => {
  const { media, changes } = create();
  await media.start();
  changes.count = 0;
  given[1].end();
  assert.deepEqual([media.camera, media.failures], ['none', { camera: 'DeviceLost' }]);
  assert.deepEqual(kindsIn(media), ['audio']);
  assert.equal(changes.count, 1);
});

test('stop lets go of everything, also of what is still being asked for', async () => {
  const { media } = create();
  await media.start();
  await media.setCamera(false);
  hold = true;
  const wanted = media.setCamera(true);
  await new Promise((resolve) => setImmediate(resolve));
  media.stop();
  answer?.();
  await wanted;
  assert.deepEqual(kindsIn(media), []);
  assert.ok(given.every(({ readyState }) => readyState === 'ended'));
});
