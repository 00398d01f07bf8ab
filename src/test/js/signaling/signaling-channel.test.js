import assert from 'node:assert/strict';
import { beforeEach, describe, mock, test } from 'node:test';
import { orderOf, SignalingChannel } from '../../../../webapp/signaling/signaling-channel.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeSocket, welcome } from '../fakes/fake-socket.js';

/** @type {FakeClock} */
let clock;
/** @type {FakeSocket[]} */
let sockets;
/** @type {any[]} what the channel told, in order */
let told;
/** @type {string[]} */
let failures;
/** @type {number} */
let random;

beforeEach(() => {
  clock = new FakeClock();
  sockets = [];
  told = [];
  failures = [];
  random = 0.999;
  mock.method(console, 'warn', () => {});
});

/** @param {object} [options] */
function channelOf(options = {}) {
  let attempt = 0;
  const channel = new SignalingChannel({
    url: 'ws://example.org/calls/x',
    joinFrame: () => ({ type: 'join', attempt: ++attempt }),
    events: {
      welcome: ({ epoch }) => told.push(`welcome ${epoch}`),
      frame: (frame) => told.push(frame),
      lost: () => told.push('lost'),
      failed: (name) => failures.push(name),
      joinAnew: () => told.push('join anew'),
      ended: (ending) => told.push(ending),
    },
    createSocket: (url) => {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return /** @type {any} */ (socket);
    },
    clock,
    random: () => random,
    ...options,
  });
  channel.open();
  return channel;
}

const last = () => /** @type {FakeSocket} */ (sockets.at(-1));

/** @param {object} [changes] */
function join(changes) {
  last().open();
  last().receive(welcome(changes));
}

/** @param {object} [options] */
function joinedChannel(options) {
  const channel = channelOf(options);
  join();
  told.length = 0;
  return channel;
}

/** @param {number} closeCode @param {string} code @param {number} [retryAfter] */
function error(closeCode, code, retryAfter) {
  return { type: 'error', code, message: `about ${code}`, closeCode, retryAfter };
}

describe('joining', () => {
  test('join is the first frame on every connection, made anew each time', () => {
    const channel = channelOf();
    assert.equal(last().url, 'ws://example.org/calls/x');
    assert.equal(channel.send({ type: 'about' }), false);
    assert.deepEqual(last().sent, []);
    join();
    assert.deepEqual(last().sent, [{ type: 'join', attempt: 1 }]);
    assert.equal(channel.send({ type: 'about' }), true);
    last().serverCloses(1006);
    clock.advance(4_000);
    join();
    assert.deepEqual(last().sent, [{ type: 'join', attempt: 2 }]);
    assert.deepEqual(told, ['welcome first', 'lost', 'welcome first']);
  });

  test('frames are handed on, pong and errors are not', () => {
    joinedChannel();
    last().receive({ type: 'pong' });
    last().receive({ type: 'error', code: 'frame-invalid', message: '' });
    last().receive({ type: 'away', id: 'x' });
    assert.deepEqual(told, [{ type: 'away', id: 'x' }]);
  });

  test('what comes before welcome is not handed on', () => {
    channelOf();
    last().open();
    last().receive({ type: 'away', id: 'x' });
    assert.deepEqual(told, []);
  });
});

describe('coming back', () => {
  test('full jitter below 0.25 s · 2ⁿ, and below 4 s', () => {
    for (const [share, waits] of [
      [0.999, [0.25, 0.5, 1, 2, 4, 4, 4]],
      [0, [0, 0, 0, 0, 0]],
    ]) {
      random = /** @type {number} */ (share);
      channelOf();
      for (const seconds of /** @type {number[]} */ (waits)) {
        const before = sockets.length;
        last().serverCloses(1006);
        assert.equal(clock.next, seconds * 1_000 * random);
        clock.advance(seconds * 1_000 * random);
        assert.equal(sockets.length, before + 1);
      }
    }
  });

  test('an attempt that brings no open connection within 4 s is abandoned', () => {
    channelOf();
    clock.advance(3_999);
    assert.equal(last().closedByClient, null);
    clock.advance(1);
    assert.notEqual(last().closedByClient, null);
  });

  test('an open connection that brings no welcome within 4 s is abandoned', () => {
    channelOf();
    clock.advance(3_000);
    last().open();
    clock.advance(3_999);
    assert.equal(last().closedByClient, null);
    clock.advance(1);
    assert.notEqual(last().closedByClient, null);
    clock.advance(250);
    assert.equal(sockets.length, 2);
    assert.deepEqual(told, []);
  });

  test('goes on for a day if need be', () => {
    channelOf();
    clock.advance(86_400_000);
    assert.ok(sockets.length > 10_000);
    assert.equal(clock.pending, 1);
  });

  test('a connection that lasted begins a new series of failures, one that did not goes on', () => {
    joinedChannel();
    for (const wait of [250, 500, 1_000]) {
      last().serverCloses(4101);
      assert.equal(clock.next, wait * random);
      clock.advance(wait);
      join();
    }
    clock.advance(4_000);
    last().serverCloses(4101);
    assert.equal(clock.next, 250 * random);
  });

  test('retryAfter is waited for, and the jitter on top of it', () => {
    const channel = joinedChannel();
    last().receive(error(4103, 'rate-exceeded', 7_000));
    last().serverCloses(4103);
    assert.equal(clock.next, 7_000 + 250 * random);
    channel.probe();
    assert.equal(sockets.length, 1, 'the network coming back is no excuse');
  });

  test('retryAfter counts for the connection that it was said on', () => {
    joinedChannel();
    last().receive(error(4103, 'rate-exceeded', 7_000));
    last().serverCloses(4103);
    clock.advance(8_000);
    last().serverCloses(1006);
    assert.equal(clock.next, 500 * random);
  });

  test('a retryAfter of years does not overflow the timer', () => {
    channelOf();
    last().receive(error('rate-exceeded', Number.MAX_SAFE_INTEGER));
    last().serverCloses(4103);
    assert.ok(Number(clock.next) <= 301_000);
  });
});

describe('what failed', () => {
  test('is told by its name, or as nameless where nobody said it', () => {
    channelOf();
    last().serverCloses(1006);
    clock.advance(250);
    clock.advance(4_000);
    clock.advance(500);
    last().open();
    last().receive(error(4106, 'server-full', 1_000));
    last().serverCloses(1006);
    clock.advance(2_000);
    join();
    last().serverCloses(4100, 'going-away');
    assert.deepEqual(failures, ['', '', 'server-full', 'going-away']);
  });

  test('an order to stop is no failure', () => {
    joinedChannel();
    last().serverCloses(4004, 'replaced');
    assert.deepEqual(failures, []);
  });
});

describe('close codes', () => {
  test('by range', () => {
    const codes = {
      1000: 'resume',
      1001: 'resume',
      1006: 'resume',
      1011: 'resume',
      3999: 'resume',
    };
    Object.assign(codes, { 4000: 'stop', 4050: 'stop', 4099: 'stop' });
    Object.assign(codes, { 4100: 'resume', 4199: 'resume', 4300: 'resume', 4999: 'resume' });
    Object.assign(codes, { 4200: 'join anew', 4299: 'join anew' });
    for (const [code, order] of Object.entries(codes))
      assert.equal(orderOf(Number(code)), order, code);
  });

  for (const [code, name] of /** @type {[number, string][]} */ ([
    [4001, 'version-unsupported'],
    [4002, 'join-refused'],
    [4004, 'replaced'],
    [4005, 'attempt-stale'],
    [4006, 'superseded'],
    [4077, 'of-the-future'],
  ])) {
    test(`${code} ${name} stops`, () => {
      joinedChannel();
      last().receive(error(code, name));
      last().serverCloses(code, name);
      assert.deepEqual(told, [{ code, name, message: `about ${name}` }]);
      clock.advance(3_600_000);
      assert.equal(sockets.length, 1);
      assert.equal(clock.pending, 0);
    });
  }

  test('an error that closes counts even if its close frame is lost', () => {
    joinedChannel();
    last().receive(error(4001, 'version-unsupported'));
    last().serverCloses(1006);
    const message = 'about version-unsupported';
    assert.deepEqual(told, [{ code: 4001, name: 'version-unsupported', message }]);
  });

  test('an error that closes counts even if the connection is never closed', () => {
    channelOf();
    last().open();
    last().receive(error(4004, 'replaced'));
    clock.advance(4_000);
    assert.deepEqual(told, [{ code: 4004, name: 'replaced', message: 'about replaced' }]);
    clock.advance(60_000);
    assert.equal(sockets.length, 1);
  });

  test('without an error frame the name is the message', () => {
    joinedChannel();
    last().serverCloses(4004, 'replaced');
    assert.deepEqual(told, [{ code: 4004, name: 'replaced', message: 'replaced' }]);
  });

  test('42xx asks for a new instance before the next join', () => {
    joinedChannel();
    last().serverCloses(4250, 'start-over');
    assert.deepEqual(told, ['join anew', 'lost']);
    clock.advance(250);
    assert.equal(sockets.length, 2);
  });
});

describe('a full call', () => {
  function refuse(retryAfter = 4_000) {
    last().open();
    last().receive(error(4003, 'call-full', retryAfter));
    last().serverCloses(4003, 'call-full');
  }

  test('stops someone who never held a seat', () => {
    channelOf();
    refuse();
    assert.equal(told[0].name, 'call-full');
    assert.equal(clock.pending, 0);
  });

  for (const held of ['in this page', 'before its reload']) {
    test(`keeps someone asking for the grace who held one ${held}`, () => {
      if (held === 'in this page') {
        joinedChannel();
        last().serverCloses(1006);
        clock.advance(250);
        told.length = 0;
      } else {
        channelOf({ heldWithGrace: 30_000 });
      }
      random = 0;
      const began = clock.now();
      let asked = 0;
      while (told.length === 0) {
        refuse();
        asked += 1;
        clock.advance(4_000);
      }
      assert.equal(told[0].name, 'call-full');
      assert.equal(asked, 9); // at 0, 4, …, 28 s, and once more when the grace is over
      assert.equal(clock.now() - began, 36_000);
    });
  }

  test('a welcome in between starts the grace anew', () => {
    channelOf({ heldWithGrace: 30_000 });
    random = 0;
    for (let n = 0; n < 7; n++) {
      refuse();
      clock.advance(4_000);
    }
    join();
    clock.advance(60_000 * 60);
    last().serverCloses(1006);
    clock.advance(0);
    told.length = 0;
    refuse();
    assert.deepEqual(told, []);
  });
});

describe('doubt', () => {
  test('after 15 s of silence a ping, 5 s later another connection', () => {
    joinedChannel();
    const first = last();
    clock.advance(14_999);
    assert.equal(first.sent.length, 1);
    clock.advance(1);
    assert.deepEqual(first.sent[1], { type: 'ping' });
    clock.advance(4_999);
    assert.deepEqual(told, []);
    clock.advance(1);
    assert.deepEqual(told, ['lost']);
    assert.deepEqual(first.closedByClient, { code: 4102, reason: 'unresponsive' });
    clock.advance(250);
    assert.equal(sockets.length, 2);
  });

  test('any frame ends it, not only pong', () => {
    for (const frame of [{ type: 'pong' }, { type: 'away', id: 'x' }]) {
      joinedChannel();
      const socket = last();
      clock.advance(19_999);
      socket.receive(frame);
      clock.advance(14_999);
      assert.equal(socket.closedByClient, null);
      assert.equal(socket.sent.length, 2);
    }
  });

  test('probe() asks at once, and once', () => {
    const channel = joinedChannel();
    channel.probe();
    channel.probe();
    assert.deepEqual(last().sent.slice(1), [{ type: 'ping' }]);
    clock.advance(3_000);
    channel.probe();
    clock.advance(2_000);
    assert.deepEqual(told, ['lost']);
  });

  test('probe() ends the waiting for another attempt', () => {
    const channel = joinedChannel();
    last().serverCloses(1006);
    channel.probe();
    assert.equal(sockets.length, 2);
    channel.probe();
    clock.advance(1_000);
    assert.equal(sockets.length, 2);
  });

  test('signals are still sent while in doubt', () => {
    const channel = joinedChannel();
    channel.probe();
    assert.equal(channel.send({ type: 'about' }), true);
  });
});

describe('a replaced socket', () => {
  test('is not heard, and its close disturbs nobody', () => {
    channelOf();
    const stale = last();
    clock.advance(4_000 + 250);
    join();
    told.length = 0;
    stale.open();
    stale.receive(welcome({ epoch: 'stale' }));
    stale.receive({ type: 'away', id: 'x' });
    stale.serverCloses(4005, 'attempt-stale');
    assert.deepEqual(told, []);
    assert.deepEqual(stale.sent, []);
    clock.advance(14_000);
    assert.equal(sockets.length, 2);
    assert.equal(last().closedByClient, null);
  });

  test('after close() nothing is heard and nothing happens', () => {
    const channel = joinedChannel();
    channel.close();
    last().receive({ type: 'away', id: 'x' });
    last().serverCloses(1006);
    channel.probe();
    clock.advance(3_600_000);
    assert.deepEqual(told, []);
    assert.equal(sockets.length, 1);
    assert.equal(clock.pending, 0);
    assert.equal(channel.send({}), false);
  });
});

test('comes back when told to, whatever the connection is like', () => {
  const channel = joinedChannel();
  clock.advance(10_000);
  const before = last();
  channel.comeBack();
  assert.deepEqual(told, ['lost']);
  assert.equal(before.closedByClient?.code, 4102);
  clock.advance(250);
  join();
  assert.deepEqual(told, ['lost', 'welcome first']);
});
