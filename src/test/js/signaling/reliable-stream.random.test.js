import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReliableStream } from '../../../../webapp/signaling/reliable-stream.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { seededRandom, seedOfThisRun } from '../fakes/random.js';

const RUNS = 60;
const SIGNALS = 400;
const ALL = Array.from({ length: SIGNALS }, (_, n) => n + 1);

/**
 * Two streams over a link that loses, doubles and delays (and so reorders) what it carries, and is
 * cut and mended again. Some signals are given up on the way if `givingUp`.
 *
 * @param {number} seed
 * @param {boolean} givingUp
 */
function run(seed, givingUp) {
  const random = seededRandom(seed);
  const clock = new FakeClock();
  const limits = { windowSignals: 16, windowSize: 2_000 };
  let connection = 0; // what a connection carries when it is cut does not arrive

  /** @type {ReliableStream[]} */
  const streams = [];
  /** @type {number[][]} */
  const delivered = [[], []];
  const givenUp = [new Set(), new Set()];
  for (const side of [0, 1]) {
    streams[side] = new ReliableStream({
      transmit: (fields) => {
        const copies = random() < 0.2 ? 0 : random() < 0.15 ? 2 : 1;
        const carrier = connection;
        for (let copy = 0; copy < copies; copy++) {
          clock.setTimeout(
            () => carrier === connection && streams[1 - side].receive(structuredClone(fields)),
            random() * 400,
          );
        }
      },
      deliver: ({ n }) => n && delivered[side].push(n),
      limits,
      clock,
    });
    streams[side].resume();
  }

  const sent = [0, 0];
  while (Math.min(...sent) < SIGNALS) {
    const side = random() < 0.5 ? 0 : 1;
    for (let burst = random() * 12; burst > 0 && sent[side] < SIGNALS; burst--) {
      sent[side] += 1;
      streams[side].send({ n: sent[side], filling: 'x'.repeat(random() * 300) });
    }
    if (givingUp && random() < 0.05) {
      const below = sent[side] - random() * 20;
      streams[side].giveUp(({ n }) => n < below && givenUp[side].add(n) !== undefined);
    }
    if (random() < 0.05) {
      connection += 1;
      streams.forEach((stream) => stream.pause());
      clock.advance(random() * 5_000);
      for (const stream of random() < 0.5 ? streams : [...streams].reverse()) {
        stream.resume();
        clock.advance(random() * 300);
      }
    }
    clock.advance(random() * 500);
  }
  clock.advance(3_600_000);
  return { delivered, givenUp, streams, pending: clock.pending };
}

const seed = seedOfThisRun();

test(`nothing lost, doubled or reordered (SEED=${seed})`, () => {
  for (let n = 0; n < RUNS; n++) {
    const { delivered, streams, pending } = run(seed + n, false);
    for (const side of [0, 1]) {
      const got = delivered[side];
      const lost = ALL.filter((number) => !got.includes(number)).length;
      const doubled = got.length - new Set(got).size;
      const reordered = got.filter((number, i) => i > 0 && number < got[i - 1]).length;
      assert.deepEqual({ lost, doubled, reordered }, { lost: 0, doubled: 0, reordered: 0 });
      assert.equal(streams[side].missed, 0);
    }
    assert.equal(pending, 0, 'quiet in the end');
  }
});

test(`only what was given up is lost, and the order stays (SEED=${seed})`, () => {
  let missed = 0;
  for (let n = 0; n < RUNS; n++) {
    const { delivered, givenUp, streams, pending } = run(seed + n, true);
    for (const side of [0, 1]) {
      const got = delivered[side];
      assert.ok(got.every((number, i) => i === 0 || number > got[i - 1]));
      const lost = ALL.filter((number) => !got.includes(number));
      assert.deepEqual(
        lost.filter((number) => !givenUp[1 - side].has(number)),
        [],
      );
      missed += streams[side].missed;
    }
    assert.equal(pending, 0, 'quiet in the end');
  }
  assert.ok(missed > 0, 'the runs did not give anything up after it was sent');
});
