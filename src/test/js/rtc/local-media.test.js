import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { LocalMedia } from '../../../../webapp/rtc/local-media.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeMediaStream, FakeTrack } from '../fakes/fake-media.js';

/** Which devices there are, or what asking for them fails with. */
let devices = { audio: '', video: '' };
/** What the browser says when it refuses. */
let message = '';
/** @type {string[]} */
let asked;
/** @type {FakeTrack[]} */
let given;
/** @type {(() => void) | null} lets the request go on that waits for the person */
let answer;
let hold = false;
/** @type {{kind: string, deviceId: string, label: string}[]} those that the browser tells about */
let listed;
/** @type {any} of the newest request */
let constraints;
/** As some devices are until they deliver. */
let mutedAtFirst = false;
/** Used by another program. */
let busy = '';

beforeEach(() => {
  listed = [];
  busy = '';
  devices = { audio: '', video: '' };
  message = '';
  asked = [];
  given = [];
  hold = false;
  mutedAtFirst = false;
});

const mediaDevices = /** @type {any} */ ({
  /** @param {Record<'audio' | 'video', any>} wanted */
  async getUserMedia(wanted) {
    constraints = wanted;
    const kinds = /** @type {('audio' | 'video')[]} */ (['audio', 'video']).filter(
      (k) => constraints[k],
    );
    asked.push(kinds.join('+'));
    if (hold) await new Promise((resolve) => (answer = () => resolve(undefined)));
    for (const kind of kinds) if (devices[kind]) throw new DOMException(message, devices[kind]);
    const tracks = kinds.map((kind) => {
      const { exact, ideal } = wanted[kind].deviceId ?? {};
      if (exact && !isListed(exact)) throw new DOMException('', 'OverconstrainedError');
      if (exact && exact === busy) throw new DOMException('', 'NotReadableError');
      return new FakeTrack(kind, exact ?? (isListed(ideal) && ideal !== busy ? ideal : undefined));
    });
    for (const track of tracks) track.muted = mutedAtFirst;
    given.push(...tracks);
    return new FakeMediaStream(tracks);
  },
  async enumerateDevices() {
    return listed;
  },
});

/** @param {string | undefined} id */
function isListed(id) {
  return listed.some(({ deviceId }) => deviceId === id);
}

/** @param {'audio' | 'video'} kind @param {...string} ids */
function list(kind, ...ids) {
  listed = ids.map((id) => ({ kind: `${kind}input`, deviceId: id, label: `Label of ${id}` }));
}

/** @param {import('../../../../webapp/rtc/local-media.js').DeviceIds} [chosen] */
function create(chosen) {
  const clock = new FakeClock();
  const media = new LocalMedia({ devices: mediaDevices, chosen, clock });
  const changes = { count: 0 };
  /** @type {unknown[]} */
  const substitutions = [];
  media.addEventListener('change', () => changes.count++);
  media.addEventListener('substituted', (event) =>
    substitutions.push(/** @type {CustomEvent} */ (event).detail),
  );
  return { media, changes, substitutions, clock };
}

function settle() {
  return new Promise((resolve) => setImmediate(resolve));
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

test('who closes the prompt is not asked again for each alone', async () => {
  devices = { audio: 'NotAllowedError', video: 'NotAllowedError' };
  message = 'Permission dismissed';
  const { media } = create();
  await media.start();
  assert.deepEqual(asked, ['audio+video']);
  const failure = 'PermissionDismissed';
  assert.deepEqual(media.failures, { camera: failure, microphone: failure });
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

test('mute does not wait for a prompt', async () => {
  devices.video = 'NotFoundError';
  const { media } = create();
  await media.start();
  devices.video = '';
  hold = true;
  const wanted = media.setCamera(true);
  await settle();
  await media.setMicrophone(false);
  assert.deepEqual([media.microphone, given[0].enabled], ['off', false]);
  await media.setMicrophone(true);
  assert.deepEqual([media.microphone, given[0].enabled], ['on', true]);
  answer?.();
  await wanted;
});

test('the camera off does not wait for a prompt', async () => {
  devices.audio = 'NotFoundError';
  const { media } = create();
  await media.start();
  devices.audio = '';
  hold = true;
  const wanted = media.setMicrophone(true);
  await settle();
  const off = media.setCamera(false);
  assert.deepEqual([media.camera, given[0].readyState], ['off', 'ended']);
  answer?.();
  await Promise.all([wanted, off]);
  assert.deepEqual([media.camera, media.microphone], ['off', 'on']);
});

test('a microphone muted before it is there is never heard', async () => {
  hold = true;
  const { media } = create();
  const started = media.start();
  await settle();
  await media.setMicrophone(false);
  media.addEventListener('change', () => assert.notEqual(media.microphone, 'on'));
  answer?.();
  await started;
  assert.deepEqual([media.microphone, given[0].enabled], ['off', false]);
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
  await settle();
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
  await settle();
  media.stop();
  answer?.();
  await wanted;
  assert.deepEqual(kindsIn(media), []);
  assert.ok(given.every(({ readyState }) => readyState === 'ended'));
});

test('nothing is asked for after stop that was wished for before it', async () => {
  devices.audio = 'NotFoundError';
  hold = true;
  const { media } = create();
  const wishes = [media.start(), media.setCamera(true), media.setMicrophone(true)];
  await settle();
  media.stop();
  hold = false;
  devices.audio = '';
  answer?.();
  await Promise.all(wishes);
  assert.deepEqual(asked, ['audio+video']);
  assert.deepEqual(kindsIn(media), []);
  assert.ok(given.every(({ readyState }) => readyState === 'ended'));
  await media.start();
  assert.deepEqual(
    [media.camera, media.microphone],
    ['on', 'on'],
    'what is wished after it counts',
  );
});

test('stop between the requests for each alone', async () => {
  devices.audio = 'NotFoundError';
  const { media } = create();
  media.addEventListener('change', () => media.stop(), { once: true }); // said of the microphone
  await media.start();
  assert.deepEqual(asked, ['audio+video', 'audio']);
});

test('a device that the system withholds is told of, and when it is given back', async () => {
  const { media, changes, clock } = create();
  await media.start();
  changes.count = 0;
  given[1].mute();
  assert.deepEqual(media.failures, {}, 'it may be over in a moment');
  clock.advance(1_000);
  assert.deepEqual([media.camera, media.failures], ['on', { camera: 'DeviceMuted' }]);
  given[1].unmute();
  assert.deepEqual([media.camera, media.failures], ['on', {}]);
  assert.equal(changes.count, 2);
});

test('a track that starts muted for a moment is not worth a word', async () => {
  const { media, clock } = create();
  const told = () => assert.deepEqual(media.failures, {});
  media.addEventListener('change', told);
  mutedAtFirst = true;
  await media.start();
  clock.advance(500);
  for (const track of given) track.unmute();
  clock.advance(1_000);
  media.removeEventListener('change', told);
  await media.setCamera(false);
  await media.setCamera(true);
  clock.advance(1_000);
  assert.deepEqual(media.failures, { camera: 'DeviceMuted' }, 'it stays so');
});

test('who is muted misses no microphone until it is wanted again', async () => {
  const { media, clock } = create();
  await media.start();
  await media.setMicrophone(false);
  given[0].mute();
  clock.advance(1_000);
  assert.deepEqual([media.microphone, media.failures], ['off', {}]);
  await media.setMicrophone(true);
  assert.deepEqual([media.microphone, media.failures], ['on', { microphone: 'DeviceMuted' }]);
});

test('a device that the system withholds is asked for anew by who turns it on', async () => {
  const { media, clock } = create();
  await media.start();
  for (const track of given) track.mute();
  clock.advance(1_000);
  const [microphone, camera] = given;
  asked.length = 0;
  await media.setMicrophone(true);
  await media.setCamera(true);
  assert.deepEqual(asked, ['audio', 'video']);
  assert.deepEqual([media.failures, kindsIn(media)], [{}, ['audio', 'video']]);
  assert.deepEqual([microphone.readyState, camera.readyState], ['ended', 'ended']);
  camera.unmute();
  clock.advance(1_000);
  assert.deepEqual(media.failures, {});
});

test('devices chosen before are preferred, and not insisted on', async () => {
  list('video', 'front');
  const { media } = create({ camera: 'front', microphone: 'gone' });
  await media.start();
  assert.deepEqual(asked, ['audio+video']);
  assert.deepEqual(constraints.audio, { deviceId: { ideal: 'gone' } });
  assert.deepEqual(constraints.video.deviceId, { exact: 'front' }, 'it is there');
  assert.equal(
    constraints.video.width.ideal,
    640,
    'what is asked of any camera is asked of this one',
  );
  assert.deepEqual([media.camera, media.microphone], ['on', 'on']);
  assert.equal(media.deviceId('camera'), 'front');
  assert.equal(media.deviceId('microphone'), 'a audio device');
});

test('a device chosen before that is busy does not keep another from being used', async () => {
  list('video', 'front');
  busy = 'front';
  const { media } = create({ camera: 'front' });
  await media.start();
  assert.deepEqual([media.camera, media.deviceId('camera')], ['on', 'a video device']);
  assert.deepEqual(media.failures, {});
});

test('who does not allow a chosen device is not asked for another one', async () => {
  list('video', 'front');
  devices.video = 'NotAllowedError';
  const { media } = create({ camera: 'front' });
  await media.setCamera(true);
  assert.deepEqual(asked, ['video']);
  assert.deepEqual(media.failures, { camera: 'NotAllowedError' });
});

test('another camera takes the place of the one in use', async () => {
  list('video', 'back');
  const { media, substitutions } = create();
  await media.start();
  /** @type {string[]} */
  const states = [];
  media.addEventListener('change', () => states.push(media.camera));
  const [, before] = given;
  await media.choose('camera', 'back');
  assert.deepEqual(constraints, {
    audio: false,
    video: { ...constraints.video, deviceId: { exact: 'back' } },
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
  list('audio', 'headset');
  const { media } = create();
  await media.start();
  await media.setMicrophone(false);
  await media.choose('microphone', 'headset');
  assert.deepEqual([media.microphone, media.deviceId('microphone')], ['off', 'headset']);
  assert.equal(media.track('audio')?.enabled, false);
});

test('a camera that is off is not turned on by choosing another', async () => {
  list('video', 'back');
  const { media } = create();
  await media.start();
  await media.setCamera(false);
  await media.choose('camera', 'back');
  assert.deepEqual([media.camera, media.track('video')], ['off', null]);
  assert.equal(media.deviceId('camera'), 'back');
  await media.setCamera(true);
  assert.equal(media.track('video')?.getSettings().deviceId, 'back');
});

test('another camera can be tried where the first one failed', async () => {
  list('video', 'back');
  devices.video = 'NotReadableError';
  const { media } = create();
  await media.start();
  devices.video = '';
  await media.choose('camera', 'back');
  assert.deepEqual([media.camera, media.failures], ['on', {}]);
});

test('a chosen device that cannot be had leaves the one before in use, and this is said', async () => {
  const { media, substitutions } = create();
  await media.start();
  await media.choose('camera', 'unplugged');
  assert.equal(media.camera, 'on');
  assert.equal(media.track('video')?.readyState, 'live');
  assert.equal(media.deviceId('camera'), 'a video device');
  assert.deepEqual(substitutions, [{ device: 'camera', lost: '', now: 'Label of a video device' }]);
});

test('another device takes over from one that is unplugged', async () => {
  list('audio', 'built-in');
  const { media, substitutions } = create({ microphone: 'headset' });
  await media.start();
  await media.setMicrophone(false);
  given[0].end();
  await settle();
  assert.deepEqual([media.microphone, media.failures], ['off', {}]);
  assert.equal(media.track('audio')?.readyState, 'live');
  assert.equal(media.track('audio')?.enabled, false);
  const [{ device, lost }] = /** @type {any[]} */ (substitutions);
  assert.deepEqual([device, lost], ['microphone', 'Label of a audio device']);
});

test('nothing is asked for again once the permission is withdrawn', async () => {
  const { media, substitutions } = create();
  await media.start();
  listed = [{ kind: 'videoinput', deviceId: '', label: '' }];
  asked.length = 0;
  given[1].end();
  await settle();
  assert.deepEqual([media.camera, asked, substitutions], ['none', [], []]);
});

test('stop while another device is being asked for', async () => {
  list('video', 'back');
  const { media, substitutions } = create();
  await media.start();
  hold = true;
  const wanted = media.choose('camera', 'back');
  await settle();
  media.stop();
  answer?.();
  await wanted;
  assert.deepEqual(kindsIn(media), []);
  assert.ok(given.every(({ readyState }) => readyState === 'ended'));
  assert.deepEqual(substitutions, []);
});
