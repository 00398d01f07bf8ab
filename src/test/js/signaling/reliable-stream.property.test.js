import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ReliableStream } from '../../../../webapp/signaling/reliable-stream.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { runs, seedOfThisRun } from '../fakes/random.js';

/**
 * Two streams and what lies between them: in each direction a queue, which keeps the order, and from
 * which the actions carry, lose and double.
 */
class Link {
  clock = new FakeClock();
  /** @type {any[][]} by the side that they go to */
  queues = [[], []];
  /** @type {number[][]} by the side that they came to */
  delivered = [[], []];
  /** @type {Set<number>[]} by the side that said them */
  givenUp = [new Set(), new Set()];
  sent = [0, 0];
  connected = [false, false];

  constructor() {
    const limits = { windowSignals: 4, windowSize: 100 };
    this.streams = [0, 1].map(
      (side) =>
        new ReliableStream({
          transmit: (fields) => {
            assert.ok(this.connected[side], 'nothing is sent while the other cannot be reached');
            assert.ok(
              !this.givenUp[side].has(fields.data?.n),
              'what was given up is not said again',
            );
            this.queues[1 - side].push(structuredClone(fields));
          },
          deliver: ({ n }) => n && this.delivered[side].push(n),
          limits,
          clock: this.clock,
        }),
    );
  }

  /** @param {number} side @param {number} size */
  send(side, size) {
    this.sent[side] += 1;
    this.streams[side].send({ n: this.sent[side], filling: 'x'.repeat(size) });
  }

  /** @param {number} side @param {number} count of the newest that are kept */
  giveUp(side, count) {
    const last = this.sent[side] - count;
    this.streams[side].giveUp(({ n }) => n <= last && this.givenUp[side].add(n) !== undefined);
  }

  /** @param {number} to @param {number} count */
  carry(to, count) {
    for (const fields of this.queues[to].splice(0, count)) this.streams[to].receive(fields);
  }

  /** @param {number} to @param {number} count */
  lose(to, count) {
    this.queues[to].splice(0, count);
  }

  /** @param {number} to */
  double(to) {
    const [first] = this.queues[to];
    if (first) this.queues[to].unshift(structuredClone(first));
  }

  cut() {
    this.queues = [[], []];
    this.connected = [false, false];
    for (const stream of this.streams) stream.pause();
  }

  /** @param {number} side */
  mend(side) {
    this.connected[side] = true;
    this.streams[side].resume();
  }

  /** @param {number} milliseconds */
  wait(milliseconds) {
    this.clock.advance(milliseconds);
  }

  /** Whether all has been said once both can be reached for long enough. */
  finish() {
    for (const side of [0, 1]) if (!this.connected[side]) this.mend(side);
    for (let round = 0; round < 100; round++) {
      for (const side of [0, 1]) this.carry(side, Infinity);
      if (this.queues.every((queue) => queue.length === 0)) this.wait(30_000);
    }
    return this.clock.pending === 0 && this.queues.every((queue) => queue.length === 0);
  }
}

const side = fc.nat(1);
const count = fc.integer({ min: 1, max: 6 });
/** What happens: the name of a method of Link and its arguments. */
const event = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant('send'), side, fc.nat(120)) },
  { weight: 6, arbitrary: fc.tuple(fc.constant('carry'), side, count) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('lose'), side, count) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('double'), side) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('giveUp'), side, fc.nat(6)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('cut')) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('mend'), side) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('wait'), fc.nat(10_000)) },
);

const seed = seedOfThisRun();

test(`nothing lost, doubled or reordered, and quiet in the end (SEED=${seed})`, () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 80 }), (events) => {
      const link = new Link();
      const methods = /** @type {any} */ (link);
      for (const [method, ...parameters] of events) methods[method](...parameters);
      assert.ok(link.finish(), 'they go on talking');
      for (const to of [0, 1]) {
        const got = link.delivered[to];
        assert.ok(
          got.every((n, i) => i === 0 || n > got[i - 1]),
          `doubled or reordered: ${got}`,
        );
        for (let n = 1; n <= link.sent[1 - to]; n++) {
          assert.ok(got.includes(n) || link.givenUp[1 - to].has(n), `${n} is lost`);
        }
      }
    }),
    { seed, numRuns: runs(5_000) },
  );
});
