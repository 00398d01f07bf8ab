import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { FakeStorage } from '../fakes/fake-storage.js';

class Media {
  sinkId = '';

  /** @param {string} id */
  async setSinkId(id) {
    if (id !== '' && !plugged.includes(id)) throw new DOMException('', 'NotFoundError');
    this.sinkId = id;
  }
}

/** @type {string[]} */ let plugged;
/** @type {Media[]} */ let others;

const mediaDevices = Object.assign(new EventTarget(), {
  enumerateDevices: async () =>
    plugged.map((deviceId) => ({ kind: 'audiooutput', label: 'Speaker', deviceId })),
});

Object.assign(globalThis, {
  HTMLMediaElement: Media,
  document: { querySelectorAll: () => others },
});
Object.defineProperty(globalThis, 'navigator', { value: { mediaDevices }, configurable: true });
new FakeStorage().install('localStorage');
const { chooseSpeaker, hearThroughSpeaker, speakerId } = await import(
  '../../../../webapp/ui/speaker.js'
);

const settle = () => new Promise(setImmediate);
const heardFrom = () => others.map(({ sinkId }) => sinkId);

/** @param {string[]} ids */
async function plug(...ids) {
  plugged = ids;
  mediaDevices.dispatchEvent(new Event('devicechange'));
  await settle();
}

beforeEach(async () => {
  others = [new Media(), new Media()];
  await plug('loud', 'headset');
  chooseSpeaker('headset');
  await settle();
});

test('everybody is heard from the chosen speaker, also who comes later', async () => {
  const later = new Media();
  await hearThroughSpeaker(/** @type {any} */ (later));
  assert.deepEqual([...heardFrom(), later.sinkId], ['headset', 'headset', 'headset']);
});

test('from the browser’s own choice while it is unplugged, and from it again thereafter', async () => {
  await plug('loud');
  assert.deepEqual(heardFrom(), ['', '']);
  assert.equal(speakerId(), 'headset');
  await plug('loud', 'headset');
  assert.deepEqual(heardFrom(), ['headset', 'headset']);
});

test('who comes while it is unplugged is heard from the browser’s own choice', async () => {
  plugged = ['loud'];
  const later = new Media();
  await hearThroughSpeaker(/** @type {any} */ (later));
  assert.equal(later.sinkId, '');
});

test('who comes while the window is not in front is heard from it, though the browser lists nothing', async (t) => {
  t.mock.method(mediaDevices, 'enumerateDevices', () => new Promise(() => {}));
  const later = new Media();
  await hearThroughSpeaker(/** @type {any} */ (later));
  assert.equal(later.sinkId, 'headset');
});

test('the browser’s own choice can be chosen', async () => {
  chooseSpeaker('');
  await settle();
  assert.deepEqual(heardFrom(), ['', '']);
});
