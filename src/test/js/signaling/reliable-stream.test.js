import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { ReliableStream } from '../../../../webapp/signaling/reliable-stream.js';
import { FakeClock } from '../fakes/fake-clock.js';

const LIMITS = { windowSignals: 16, windowSize: 65_536 };

/** @type {FakeClock} */
let clock;
/** @type {import('../../../../webapp/signaling/frames.js').StreamFields[]} what was transmitted */
let out;
/** @type {object[]} what was delivered */
let delivered;

beforeEach(() => {
  clock = new FakeClock();
  out = [];
  delivered = [];
});

function streamOf(limits = LIMITS, present = true) {
  const stream = new ReliableStream({
    transmit: (fields) => out.push(fields),
    deliver: (data) => delivered.push(data),
    limits,
    clock,
  });
  if (present) stream.resume();
  return stream;
}

/** @returns {any[]} the numbers transmitted since the last call */
function takeNumbers() {
  return out.splice(0).map(({ seq }) => seq);
}

/** @param {ReliableStream} stream @param {number} count @param {object} [extra] */
function send(stream, count, extra = {}) {
  for (let n = 1; n <= count; n++) stream.send({ n, ...extra });
}

/** @param {ReliableStream} stream @param {number} seq @param {number} [base] @param {number} [ack] */
function receive(stream, seq, base = 1, ack = 0) {
  stream.receive({ seq, base, ack, data: { seq } });
}

describe('sending', () => {
  test('numbers start at 1 and carry base and ack', () => {
    const stream = streamOf();
    send(stream, 2);
    assert.deepEqual(out, [
      { seq: 1, base: 1, ack: 0, data: { n: 1 } },
      { seq: 2, base: 1, ack: 0, data: { n: 2 } },
    ]);
  });

  test('nothing is sent to someone who is away; it follows when they come back', () => {
    const stream = streamOf(LIMITS, false);
    send(stream, 2);
    clock.advance(60_000);
    assert.deepEqual(takeNumbers(), []);
    stream.resume();
    assert.deepEqual(takeNumbers(), [1, 2]);
  });

  test('what is unacknowledged is sent again, in order, when the other is back', () => {
    const stream = streamOf();
    send(stream, 3);
    stream.receive({ ack: 1 });
    stream.pause();
    out.length = 0;
    stream.resume();
    assert.deepEqual(out, [
      { seq: 2, base: 2, ack: 0, data: { n: 2 } },
      { seq: 3, base: 2, ack: 0, data: { n: 3 } },
    ]);
  });

  test('an acknowledgement of what was never sent, or old, moves nothing', () => {
    const stream = streamOf();
    send(stream, 2);
    stream.receive({ ack: 99 });
    takeNumbers();
    clock.advance(3_000);
    assert.deepEqual(takeNumbers(), [1, 2]);
    stream.receive({ ack: 2 });
    stream.receive({ ack: 1 });
    stream.send({});
    assert.deepEqual(out, [{ seq: 3, base: 3, ack: 0, data: {} }]);
  });
});

describe('window', () => {
  test('sixteen signals, the rest waits', () => {
    const stream = streamOf();
    send(stream, 20);
    assert.equal(takeNumbers().length, 16);
    stream.receive({ ack: 3 });
    assert.deepEqual(takeNumbers(), [17, 18, 19]);
    stream.receive({ ack: 16 });
    assert.deepEqual(takeNumbers(), [20]);
  });

  test('a total length, counted as JSON', () => {
    const stream = streamOf({ windowSignals: 16, windowSize: 100 });
    const data = { text: 'x'.repeat(50 - '{"text":""}'.length) };
    for (let n = 0; n < 3; n++) stream.send(data);
    assert.deepEqual(takeNumbers(), [1, 2]);
    stream.receive({ ack: 1 });
    assert.deepEqual(takeNumbers(), [3]);
  });

  test('one signal that is larger than the window goes alone', () => {
    const stream = streamOf({ windowSignals: 16, windowSize: 100 });
    stream.send({ text: 'x'.repeat(200) });
    stream.send({});
    assert.deepEqual(takeNumbers(), [1]);
    stream.receive({ ack: 1 });
    assert.deepEqual(takeNumbers(), [2]);
  });

  test('limits of a later welcome count', () => {
    const limits = { ...LIMITS, windowSignals: 1 };
    const stream = streamOf(limits);
    send(stream, 3);
    assert.deepEqual(takeNumbers(), [1]);
    limits.windowSignals = 16;
    stream.receive({ ack: 1 });
    assert.deepEqual(takeNumbers(), [2, 3]);
  });
});

describe('sending again without a reconnect', () => {
  test('after 3 s, doubling to 30 s', () => {
    const stream = streamOf();
    stream.send({});
    takeNumbers();
    for (const seconds of [3, 6, 12, 24, 30, 30]) {
      clock.advance(seconds * 1000 - 1);
      assert.deepEqual(takeNumbers(), [], `before ${seconds} s`);
      clock.advance(1);
      assert.deepEqual(takeNumbers(), [1], `after ${seconds} s`);
    }
  });

  test('an acknowledgement that moves something starts the time anew, another does not', () => {
    const stream = streamOf();
    send(stream, 3);
    clock.advance(3_000);
    stream.receive({ ack: 1 });
    takeNumbers();
    clock.advance(2_999);
    stream.receive({ ack: 1 });
    clock.advance(1);
    assert.deepEqual(takeNumbers(), [2, 3]);
  });

  test('not while the other is away, and not when all is acknowledged', () => {
    const stream = streamOf();
    stream.send({});
    stream.pause();
    assert.equal(clock.pending, 0);
    stream.resume();
    stream.receive({ ack: 1 });
    assert.equal(clock.pending, 0);
  });

  test('a return starts the time anew', () => {
    const stream = streamOf();
    stream.send({});
    clock.advance(3_000 + 6_000);
    stream.pause();
    stream.resume();
    takeNumbers();
    clock.advance(3_000);
    assert.deepEqual(takeNumbers(), [1]);
  });
});

describe('receiving', () => {
  test('in order, once', () => {
    const stream = streamOf();
    for (const seq of [1, 2, 2, 1, 4, 3, 4]) receive(stream, seq);
    assert.deepEqual(delivered, [{ seq: 1 }, { seq: 2 }, { seq: 3 }, { seq: 4 }]);
    assert.equal(stream.missed, 0);
  });

  test('a duplicate is acknowledged again at once, what is too early not at all', () => {
    const stream = streamOf();
    receive(stream, 1);
    clock.advance(100);
    out.length = 0;
    receive(stream, 3);
    clock.advance(1_000);
    assert.deepEqual(out, []);
    receive(stream, 1);
    assert.deepEqual(out, [{ ack: 1 }]);
  });

  test('a declared gap is counted, and what comes late from it is a duplicate', () => {
    const stream = streamOf();
    receive(stream, 1);
    receive(stream, 5, 5);
    receive(stream, 3);
    assert.deepEqual(delivered, [{ seq: 1 }, { seq: 5 }]);
    assert.equal(stream.missed, 3);
  });

  test('a gap in front of a signal that is too early is declared all the same', () => {
    const stream = streamOf();
    receive(stream, 7, 5);
    assert.equal(stream.missed, 4);
    receive(stream, 5, 5);
    assert.deepEqual(delivered, [{ seq: 5 }]);
  });

  test('a base beyond its own number is nonsense and moves nothing', () => {
    const stream = streamOf();
    receive(stream, 1, 5);
    receive(stream, 1);
    assert.deepEqual(delivered, [{ seq: 1 }]);
    assert.equal(stream.missed, 0);
  });
});

describe('acknowledging', () => {
  test('within 100 ms', () => {
    const stream = streamOf();
    receive(stream, 1);
    receive(stream, 2);
    clock.advance(99);
    assert.deepEqual(out, []);
    clock.advance(1);
    assert.deepEqual(out, [{ ack: 2 }]);
    clock.advance(10_000);
    assert.equal(out.length, 1);
  });

  test('at once after eight', () => {
    const stream = streamOf();
    for (let seq = 1; seq <= 7; seq++) receive(stream, seq);
    assert.deepEqual(out, []);
    receive(stream, 8);
    assert.deepEqual(out, [{ ack: 8 }]);
    assert.equal(clock.pending, 0);
  });

  test('rides on a signal, and then does not follow alone', () => {
    const stream = streamOf();
    receive(stream, 1);
    stream.send({});
    stream.receive({ ack: 1 });
    clock.advance(1_000);
    assert.deepEqual(out, [{ seq: 1, base: 1, ack: 1, data: {} }]);
  });

  test('not to someone who is away', () => {
    const stream = streamOf();
    receive(stream, 1);
    stream.pause();
    clock.advance(1_000);
    assert.deepEqual(out, []);
  });
});

describe('giving up', () => {
  const isOld = (/** @type {any} */ { generation }) => generation === 1;

  test('moves base beyond the signals that were sent', () => {
    const stream = streamOf();
    send(stream, 3, { generation: 1 });
    stream.giveUp(isOld);
    out.length = 0;
    stream.send({ generation: 2 });
    assert.deepEqual(out, [{ seq: 4, base: 4, ack: 0, data: { generation: 2 } }]);
  });

  test('takes no number for those that still waited', () => {
    const stream = streamOf(LIMITS, false);
    send(stream, 3, { generation: 1 });
    stream.giveUp(isOld);
    stream.send({ generation: 2 });
    stream.resume();
    assert.deepEqual(out, [{ seq: 1, base: 1, ack: 0, data: { generation: 2 } }]);
  });

  for (const [when, again] of /** @type {[string, (stream: ReliableStream) => void][]} */ ([
    ['in time', () => clock.advance(3_000)],
    ['when the other is back', (stream) => stream.resume()],
  ])) {
    test(`behind a signal that still matters, only the number is sent again: ${when}`, () => {
      const stream = streamOf();
      stream.send({ status: {} });
      stream.send({ generation: 1 });
      stream.send({ generation: 2 });
      stream.giveUp(isOld);
      out.length = 0;
      again(stream);
      assert.deepEqual(out, [
        { seq: 1, base: 1, ack: 0, data: { status: {} } },
        { seq: 2, base: 1, ack: 0, data: {} },
        { seq: 3, base: 1, ack: 0, data: { generation: 2 } },
      ]);
      stream.receive({ ack: 1 });
      out.length = 0;
      clock.advance(3_000);
      assert.deepEqual(out, [{ seq: 3, base: 3, ack: 0, data: { generation: 2 } }]);
    });
  }

  test('makes room in the window', () => {
    const stream = streamOf();
    send(stream, 16, { generation: 1 });
    stream.send({ generation: 2 });
    out.length = 0;
    stream.giveUp(isOld);
    assert.deepEqual(takeNumbers(), [17]);
  });

  test('makes room for as much as is not said any more', () => {
    const stream = streamOf({ windowSignals: 16, windowSize: 100 });
    stream.send({ status: {} });
    stream.send({ generation: 1, text: 'x'.repeat(50) });
    stream.send({ generation: 2, text: 'x'.repeat(50) });
    assert.deepEqual(takeNumbers(), [1, 2]);
    stream.giveUp(isOld);
    assert.deepEqual(takeNumbers(), [3]);
  });

  test('of everything leaves nothing to send again', () => {
    const stream = streamOf();
    send(stream, 3);
    stream.giveUp(() => true);
    assert.equal(clock.pending, 0);
  });
});
