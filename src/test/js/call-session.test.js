import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { CallSession } from '../../../webapp/call-session.js';
import { FakeClock } from './fakes/fake-clock.js';
import { FakeLocalMedia } from './fakes/fake-media.js';
import { FakePeerConnection } from './fakes/fake-peer-connection.js';
import { FakeSocket, welcome } from './fakes/fake-socket.js';

const INVITE = '_TvoB9uAkAfCnUFFHYji2w';
const OTHER = {
  id: 'o',
  instance: 'o1',
  state: 'present',
  role: 'host',
  about: { name: 'Seoyeon' },
};

/** @type {FakeClock} */
let clock;
/** @type {FakeSocket[]} */
let sockets;
/** @type {Map<string, string>} */
let stored;
/** @type {string[]} */
let events;
let online = new EventTarget();
/** @type {FakePeerConnection[]} */
let connections;
/** `navigator.connection`, where there is one. */
let network = Object.assign(new EventTarget(), { type: 'wifi' });
Object.defineProperty(globalThis, 'navigator', { value: { connection: network } });

beforeEach(() => {
  clock = new FakeClock();
  sockets = [];
  stored = new Map();
  events = [];
  online = new EventTarget();
  connections = [];
  network.type = 'wifi';
  const page = Object.assign(new EventTarget(), { hidden: false });
  Object.assign(globalThis, {
    document: page,
    addEventListener: online.addEventListener.bind(online),
  });
});

afterEach(() => mock.restoreAll());

async function create(options = {}) {
  const session = await CallSession.create({
    invite: INVITE,
    name: ' Ada\ud800 ',
    media: /** @type {any} */ (new FakeLocalMedia()),
    baseUrl: 'https://example.org/parley/#secret',
    storage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
    locks: /** @type {any} */ ({
      request: async (/** @type {any} */ _, /** @type {any} */ __, /** @type {any} */ run) => run(),
    }),
    createSocket: (url) => {
      sockets.push(new FakeSocket(url));
      return /** @type {any} */ (sockets.at(-1));
    },
    createConnection: (configuration) => {
      connections.push(new FakePeerConnection(configuration));
      return /** @type {any} */ (connections.at(-1));
    },
    clock,
    ...options,
  });
  for (const type of ['state', 'peer-added', 'peer-changed', 'peer-removed']) {
    session.addEventListener(type, (event) => {
      const peer = /** @type {CustomEvent} */ (event).detail;
      events.push(peer ? `${type} ${peer.name}` : session.state);
    });
  }
  return session;
}

const last = () => /** @type {FakeSocket} */ (sockets.at(-1));

/** @param {object} [changes] @param {object} [options] */
async function joined(changes, options = {}) {
  const session = await create(options);
  await session.join();
  last().open();
  last().receive(welcome({ participants: [OTHER], ...changes }));
  return session;
}

test('creating connects nowhere', async () => {
  const session = await create();
  assert.deepEqual([session.state, session.self, session.peers.size], ['idle', null, 0]);
  assert.equal(sockets.length, 0);
});

test('joining', async () => {
  const session = await create({ hostKey: 'AAECAwQFBgcICQoLDA0ODw' });
  assert.equal(await session.join(), 'joined-started');
  assert.equal(await session.join(), 'joined-started');
  assert.equal(sockets.length, 1);
  assert.equal(last().url, 'wss://example.org/parley/calls/VnBj4WL4Tv51FOwj0piuag');
  last().open();
  const [{ seatKey, instance, attempt, ...join }] = last().sent;
  assert.match(seatKey, /^[\w-]{22}$/);
  assert.match(instance, /^[\w-]{22}$/);
  assert.ok(attempt > 1_700_000_000_000);
  assert.deepEqual(join, {
    type: 'join',
    version: 1,
    invite: INVITE,
    about: { name: 'Ada\ufffd' },
    hostKey: 'AAECAwQFBgcICQoLDA0ODw',
  });
  last().receive(welcome({ id: 'me', participants: [OTHER] }));
  assert.deepEqual(session.self, { id: 'me', role: 'participant' });
  assert.equal(session.peers.get('o')?.name, 'Seoyeon');
  assert.deepEqual(events.slice(0, 3), ['connecting', 'joined', 'peer-added Seoyeon']);
});

test('the longest name of the nastiest characters fits into `about`', async () => {
  const session = await create({ name: '\u0001'.repeat(5_000) });
  await session.join();
  last().open();
  const size = JSON.stringify(last().sent[0].about).length;
  assert.ok(size > 400 && size <= 1_024);
});

test('taken by another tab', async () => {
  const locks = { request: () => Promise.reject(new DOMException('', 'TimeoutError')) };
  const session = await create({ locks });
  assert.equal(await session.join(), 'taken');
  assert.equal(session.state, 'idle');
  assert.equal(sockets.length, 0);
});

test('taken over by another tab', async () => {
  /** @type {(error: Error) => void} */
  let steal = () => {};
  const locks = {
    request: (/** @type {any} */ _, /** @type {any} */ __, /** @type {any} */ run) => {
      run();
      return new Promise((_, reject) => (steal = reject));
    },
  };
  const session = await create({ locks });
  await session.join();
  steal(new DOMException('', 'AbortError'));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(session.ending?.name, 'replaced');
  assert.notEqual(last().closedByClient, null);
});

test('coming back: same instance, same peers, greater attempt, newest name and grant', async () => {
  const session = await joined({ grant: 'g' });
  const peer = session.peers.get('o');
  session.rename('Ada L.');
  assert.deepEqual(last().sent.at(-1), { type: 'about', about: { name: 'Ada L.' } });
  const before = last().sent[0];
  last().serverCloses(4100, 'going-away');
  assert.equal(session.state, 'reconnecting');
  assert.equal(
    clock.pending,
    3,
    'the next attempt, the calendar and the look at connections: no stream sends anything again',
  );
  clock.advance(4_000);
  last().open();
  const after = last().sent[0];
  assert.deepEqual([after.instance, after.seatKey], [before.instance, before.seatKey]);
  assert.ok(after.attempt > before.attempt);
  assert.deepEqual([after.about, after.grant], [{ name: 'Ada L.' }, 'g']);
  last().receive(welcome({ epoch: 'second' }));
  assert.equal(session.state, 'joined');
  assert.equal(session.peers.get('o'), peer);
  assert.equal(peer?.presence, 'away');
  clock.advance(10_000);
  last().receive({ type: 'pong' });
  const second = last();
  clock.advance(5_250);
  assert.notEqual(last(), second, 'another connection may lead to where the other is');
  last().open();
  last().receive(welcome({ epoch: 'second' }));
  clock.advance(10_000);
  last().receive({ type: 'pong' });
  clock.advance(5_000);
  assert.equal(session.peers.size, 0);
  assert.equal(peer?.leaveReason, 'grace');
});

test('joining anew: another instance, nobody is left of the old one', async () => {
  const session = await joined();
  const before = last().sent[0].instance;
  last().serverCloses(4200, 'of-the-future');
  assert.equal(session.peers.size, 0);
  assert.equal(session.state, 'reconnecting');
  clock.advance(4_000);
  last().open();
  assert.notEqual(last().sent[0].instance, before);
  last().receive(welcome({ participants: [OTHER] }));
  assert.equal(session.peers.size, 1);
});

test('leaving', async () => {
  const session = await joined();
  assert.equal(stored.size, 1);
  await session.leave();
  assert.deepEqual(last().sent.at(-1), { type: 'leave' });
  assert.equal(session.ending?.name, 'left');
  assert.deepEqual([session.state, session.peers.size, stored.size], ['ended', 0, 0]);
  last().serverCloses(4000, 'left');
  assert.equal(events.filter((event) => event === 'ended').length, 1);
  assert.equal(clock.pending, 0);
});

test('leaving while the lock is being waited for', async () => {
  /** @type {() => void} */
  let grant = () => {};
  const request = (/** @type {any} */ _, /** @type {any} */ __, /** @type {any} */ run) =>
    new Promise((resolve) => (grant = () => resolve(run())));
  const session = await create({ locks: { request } });
  const joining = session.join();
  await session.leave();
  grant();
  await joining;
  assert.equal(session.state, 'ended');
  assert.equal(sockets.length, 0);
});

test('being unloaded is no goodbye', async () => {
  const session = await joined();
  session.release();
  assert.ok(last().sent.every(({ type }) => type !== 'leave'));
  assert.equal(stored.size, 1);
  assert.equal(clock.pending, 0);
});

test('told to stop', async () => {
  mock.method(console, 'warn', () => {});
  const session = await joined();
  last().receive({ type: 'error', code: 'frame-malformed', message: 'Not JSON.', closeCode: 4007 });
  last().serverCloses(4007, 'frame-malformed');
  assert.deepEqual(session.ending, { code: 4007, name: 'frame-malformed', message: 'Not JSON.' });
  assert.equal(session.state, 'ended');
  assert.equal(clock.pending, 0);
});

describe('a probe at once', () => {
  for (const [what, fire] of /** @type {[string, () => void][]} */ ([
    ['when the network is back', () => online.dispatchEvent(new Event('online'))],
    ['when the network is gone', () => online.dispatchEvent(new Event('offline'))],
    ['when the page is seen again', () => document.dispatchEvent(new Event('visibilitychange'))],
  ])) {
    test(what, async () => {
      const session = await joined();
      fire();
      assert.deepEqual(last().sent.at(-1), { type: 'ping' });
      await session.leave();
      const said = last().sent.length;
      fire();
      assert.equal(last().sent.length, said);
    });
  }

  test('of which less is expected after a change of networks', async () => {
    const session = await joined();
    online.dispatchEvent(new Event('offline'));
    clock.advance(2_500);
    assert.equal(session.state, 'joined');
    online.dispatchEvent(new Event('online'));
    clock.advance(2_000);
    assert.equal(session.state, 'reconnecting');
    assert.deepEqual(last().closedByClient, { code: 4102, reason: 'unresponsive' });
  });

  test('when the machine has slept, and not before', async () => {
    const session = await joined();
    const pings = () => last().sent.filter(({ type }) => type === 'ping').length;
    clock.advance(5_000);
    assert.equal(pings(), 0);
    clock.sleep(3_600_000);
    clock.advance(5_000);
    assert.equal(pings(), 1);
    clock.advance(2_000);
    assert.equal(session.state, 'reconnecting', 'a connection is more likely dead than slow');
    await session.leave();
    assert.equal(clock.pending, 0);
  });

  test('not when the calendar is set back', async () => {
    await joined();
    clock.sleep(-3_600_000);
    clock.advance(10_000);
    assert.ok(last().sent.every(({ type }) => type !== 'ping'));
  });

  test('not when the page is hidden', async () => {
    await joined();
    Object.assign(document, { hidden: true });
    document.dispatchEvent(new Event('visibilitychange'));
    assert.notEqual(last().sent.at(-1)?.type, 'ping');
  });
});

describe('ICE restarts at once', () => {
  const restarts = () =>
    connections[0].log.filter((entry) => entry.startsWith('restartIce')).length;

  test('when the network is back and the media are not', async () => {
    await joined();
    connections[0].become('connected');
    online.dispatchEvent(new Event('online'));
    clock.advance(0);
    assert.equal(restarts(), 0);
    connections[0].become('disconnected');
    online.dispatchEvent(new Event('online'));
    clock.advance(0);
    assert.equal(restarts(), 1);
  });

  test('when the network is another one', async () => {
    await joined();
    connections[0].become('connected');
    for (const [type, expected] of /** @type {[string, number][]} */ ([
      ['wifi', 0],
      ['none', 0],
      ['cellular', 1],
    ])) {
      network.type = type;
      network.dispatchEvent(new Event('change'));
      clock.advance(0);
      assert.equal(restarts(), expected);
    }
  });

  test('when signaling is back and the media are not', async () => {
    await joined();
    connections[0].become('connected');
    last().serverCloses(1006);
    connections[0].become('disconnected');
    clock.advance(250);
    assert.equal(restarts(), 0);
    last().open();
    last().receive(welcome({ participants: [OTHER] }));
    clock.advance(1_000);
    assert.equal(restarts(), 1);
  });
});

test('frames of the call reach the mesh', async () => {
  const session = await joined();
  const peer = session.peers.get('o');
  last().receive({ type: 'about', id: 'o', about: { name: '김서연' } });
  assert.equal(peer?.name, '김서연');
  const status = { microphone: true, camera: false };
  const stamp = { type: 'signal', from: 'o', fromInstance: 'o1' };
  last().receive({ ...stamp, seq: 1, base: 1, ack: 0, data: { status } });
  assert.deepEqual(peer?.status, status);
  last().receive({ type: 'of-the-future', x: 1 });
  last().receive({ type: 'ice', iceServers: [] });
  last().receive({ type: 'left', id: 'o', reason: 'leave' });
  assert.equal(peer?.leaveReason, 'leave');
});

describe('ICE servers', () => {
  const stun = { urls: ['stun:stun.example.org'] };
  const turn = { urls: ['turn:turn.example.org'], username: 'u', credential: 'c' };
  const configuration = () => connections.at(-1)?.configuration;

  test('are those of welcome, then those of ice', async () => {
    await joined({ iceServers: [stun, turn] });
    assert.deepEqual(configuration(), {
      iceServers: [stun, turn],
      iceTransportPolicy: 'all',
      bundlePolicy: 'max-bundle',
    });
    const renewed = [stun, { ...turn, username: 'u2' }];
    last().receive({ type: 'ice', iceServers: renewed });
    assert.deepEqual(configuration()?.iceServers, renewed);
    assert.equal(connections.length, 1);
  });

  test('are relays only where the administrator wants it, whatever the person wants', async () => {
    const session = await joined({ iceServers: [turn], relayOnly: true });
    assert.equal(configuration()?.iceTransportPolicy, 'relay');
    session.setRelayOnly(true);
    session.setRelayOnly(false);
    assert.equal(configuration()?.iceTransportPolicy, 'relay');
    assert.equal(connections.length, 1);
  });

  test('are relays only for a person who wants it, also with what ice brings', async () => {
    const session = await joined({ iceServers: [stun, turn] }, { relayOnly: true });
    assert.deepEqual(configuration()?.iceServers, [turn]);
    last().receive({ type: 'ice', iceServers: [stun, { ...turn, username: 'u2' }] });
    assert.deepEqual(configuration()?.iceServers, [{ ...turn, username: 'u2' }]);
    assert.equal(configuration()?.iceTransportPolicy, 'relay');
    session.setRelayOnly(false);
    assert.equal(configuration()?.iceTransportPolicy, 'all');
    assert.equal(configuration()?.iceServers?.length, 2);
    const before = connections.length;
    session.setRelayOnly(true);
    assert.equal(connections.length, before + 1, 'what the old one knows is full of addresses');
    assert.equal(configuration()?.iceTransportPolicy, 'relay');
  });
});

test('why the server cannot be reached is known until it can', async () => {
  const session = await create();
  /** @type {string[]} */
  const failures = [];
  session.addEventListener('failed', () => failures.push(session.failure));
  await session.join();
  last().open();
  last().receive({ type: 'error', code: 'server-full', message: '', closeCode: 4106 });
  last().serverCloses(4106);
  session.retry();
  assert.equal(sockets.length, 2, 'at once');
  last().serverCloses(1006);
  assert.deepEqual(failures, ['server-full', '']);
  clock.advance(500);
  last().open();
  last().receive(welcome());
  assert.deepEqual([session.state, session.failure], ['joined', '']);
});

test('a grant that comes later takes the place of the first, also over a reload', async () => {
  await joined({ grant: 'g' });
  last().receive({ type: 'grant', grant: 'h' });
  last().serverCloses(4100, 'going-away');
  clock.advance(4_000);
  last().open();
  assert.equal(last().sent[0].grant, 'h');
  const record = JSON.parse([...stored.values()][0] ?? 'null');
  assert.deepEqual([record.grant, typeof record.grace], ['h', 'number']);
});
