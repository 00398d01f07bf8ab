import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { playTone } from '../../../../webapp/check/test-tone.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { settle } from './fake-network.js';

/** Of which no output starts: what waits for it waits for ever. */
class FakeAudioContext {
  /** @type {FakeAudioContext[]} */
  static made = [];
  closed = false;

  constructor() {
    FakeAudioContext.made.push(this);
  }

  resume() {
    return new Promise(() => {});
  }

  close() {
    this.closed = true;
    return new Promise(() => {});
  }
}

const globals = /** @type {any} */ (globalThis);
const { AudioContext, Audio } = globals;
Object.assign(globals, { AudioContext: FakeAudioContext, Audio: class {} });
after(() => Object.assign(globals, { AudioContext, Audio }));

test('a tone that never begins is given up, and leaves nothing open', async () => {
  const clock = new FakeClock();
  /** @type {boolean | undefined} */ let played;
  playTone(clock).then((whether) => (played = whether));
  await settle();
  assert.equal(played, undefined);
  clock.advance(5_000);
  await settle();
  assert.equal(played, false);
  assert.deepEqual(
    FakeAudioContext.made.map(({ closed }) => closed),
    [true],
  );
});
