import assert from 'node:assert/strict';
import { beforeEach, describe, mock, test } from 'node:test';
import { ConnectionWatch } from '../../../../webapp/rtc/connection-watch.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeTrack } from '../fakes/fake-media.js';
import { FakePage } from '../fakes/fake-page.js';
import {
  FakePeerConnection,
  fragmentOf,
  idOf,
  sectionsOf,
  settle,
} from '../fakes/fake-peer-connection.js';

/** @type {FakeClock} */
let clock;
beforeEach(() => {
  clock = new FakeClock();
});

class Page extends FakePage {
  /** @param {string} id @param {string} [instance] */
  constructor(id, instance) {
    super(id, clock, instance);
  }
}

/** What the server does with signals. */
function relay(/** @type {Page[]} */ ...pages) {
  for (const from of pages) {
    for (const { to, toInstance, ...frame } of from.outbox.splice(0)) {
      const page = pages.find(({ id, instance }) => id === to && instance === toInstance);
      page?.mesh.signal({ ...frame, from: from.id, fromInstance: from.instance });
    }
  }
}

/** Until all has been said. */
async function talk(/** @type {Page[]} */ ...pages) {
  for (let n = 0; n < 10; n++) {
    await settle();
    relay(...pages);
  }
  clock.advance(1_000);
  relay(...pages);
  await settle();
}

function assertConnected(/** @type {Page} */ a, /** @type {Page} */ b, generation = 1) {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ]) {
    const { connection } = one;
    assert.equal(connection.signalingState, 'stable');
    assert.equal(idOf(connection.currentLocal), idOf(other.connection.currentRemote));
    assert.equal(sectionsOf(connection.currentLocal), 2);
    assert.equal(one.peer(other.id).pair.generation, generation);
    assert.ok(one.connections.slice(0, -1).every((each) => each.signalingState === 'closed'));
  }
}

/** b comes to a. */
async function connectedPair(first = 'a', second = 'b') {
  const a = new Page(first);
  const b = new Page(second);
  a.isToldOf(b);
  b.finds(a);
  await talk(a, b);
  assertConnected(a, b);
  return [a, b];
}

describe('the first offer', () => {
  for (const [first, second] of ['ab', 'ba']) {
    test(`is made by who finds the other in welcome: ${second} finds ${first}`, async () => {
      const [one, other] = await connectedPair(first, second);
      assert.deepEqual([one.connections.length, other.connections.length], [1, 1]);
      assert.ok(!one.connection.log.includes('rollback'));
    });
  }

  test('is made by both if both find each other, after a restart of the server', async () => {
    const [a, b] = [new Page('a'), new Page('b')];
    a.finds(b);
    b.finds(a);
    await talk(a, b);
    assertConnected(a, b);
  });

  test('is made to someone who is away, and reaches them when they are back', async () => {
    const [a, b] = [new Page('a'), new Page('b')];
    a.mesh.met({ ...b.description, state: 'away' }, true);
    await settle();
    assert.deepEqual(a.outbox, []);
    a.isToldOf(b);
    b.finds(a);
    await talk(a, b);
    assertConnected(a, b);
  });

  test('is not repeated by later welcomes', async () => {
    const [a, b] = await connectedPair();
    for (let n = 0; n < 3; n++) {
      a.mesh.suspend();
      b.mesh.suspend();
      a.finds(b);
      b.finds(a);
      await talk(a, b);
    }
    assertConnected(a, b);
    assert.deepEqual([a.connections.length, b.connections.length], [1, 1]);
  });

  test('is not repeated while it is on its way', async () => {
    const [a, b] = [new Page('a'), new Page('b')];
    b.finds(a);
    await settle();
    b.finds(a);
    a.isToldOf(b);
    await talk(a, b);
    assertConnected(a, b);
    assert.equal(b.connections.length, 1);
  });
});

describe('generations', () => {
  test('told left, the connection is closed; the same instance joining again is renewed', async () => {
    const [a, b] = await connectedPair();
    a.mesh.left('b', 'grace');
    assert.equal(a.connection.signalingState, 'closed');
    a.isToldOf(b);
    b.finds(a);
    await talk(a, b);
    assertConnected(a, b, 2);
  });

  test('both renewing meet in the same generation', async () => {
    const [a, b] = await connectedPair();
    a.mesh.left('b', 'grace');
    b.mesh.left('a', 'grace');
    a.finds(b);
    b.finds(a);
    await talk(a, b);
    assertConnected(a, b, 2);
    assert.ok(a.connections.length + b.connections.length <= 5);
  });

  test('a lower one is acknowledged and discarded', async () => {
    const [a, b] = await connectedPair();
    a.mesh.left('b', 'grace');
    a.isToldOf(b);
    await talk(a, b);
    const { log } = a.connection;
    const before = log.length;
    b.peer('a').pair.stream.send({ generation: 1, candidate: { candidate: '' } });
    b.peer('a').pair.stream.send({ generation: 1, description: { type: 'offer', sdp: 'v=0' } });
    await talk(a, b);
    assert.equal(log.length, before);
    assertConnected(a, b, 2);
    b.outbox.length = 0;
    clock.advance(60_000);
    assert.deepEqual(b.outbox, [], 'nothing is left to send again');
  });

  test('signals of the older one are given up', async () => {
    const [a, b] = [new Page('a'), new Page('b')];
    a.finds(b);
    await settle();
    a.outbox.length = 0; // all lost
    const peer = a.peer('b');
    clock.advance(3_000);
    assert.ok(a.outbox.splice(0).some(({ data }) => data.generation === 1));
    peer.receive({ generation: 5, candidate: { candidate: '' } });
    clock.advance(60_000);
    const said = a.outbox.map(({ data }) => Object.keys(data).join());
    assert.deepEqual(new Set(said), new Set(['status', '']));
  });

  test('nonsense of a participant is ignored', async () => {
    const [a, b] = await connectedPair();
    for (const data of [
      {},
      { of: 'the future' },
      { generation: 'x', description: { type: 'offer', sdp: '' } },
      { generation: 1.5, candidate: { candidate: '' } },
      { generation: -1, candidate: { candidate: '' } },
      { generation: 9, description: { type: 'rollback', sdp: '' } },
      { status: 1 },
      { status: null },
    ]) {
      b.peer('a').pair.stream.send(data);
    }
    await talk(a, b);
    assertConnected(a, b);
  });
});

/** How often ICE was restarted. */
function restarts(/** @type {FakePeerConnection} */ { log }) {
  return log.filter((entry) => entry.startsWith('restartIce')).length;
}

/** Until something has been done about it. */
async function fails(/** @type {Page} */ a, /** @type {Page} */ b) {
  const { connection } = a;
  const before = restarts(connection);
  connection.become('failed');
  for (let second = 0; second <= 17; second++) {
    if (restarts(connection) > before || connection !== a.connection) break;
    clock.advance(1_000);
    await settle();
  }
  await talk(a, b);
}

/** b comes to a, and they see each other. */
async function flowingPair(first = 'a', second = 'b') {
  const pair = await connectedPair(first, second);
  for (const { connection } of pair) connection.become('connected');
  return pair;
}

describe('trouble', () => {
  for (const [first, second] of ['ab', 'ba']) {
    test(`failed: ${first} restarts ICE three times, then there is a new connection`, async () => {
      const [one, other] = await flowingPair(first, second);
      for (let n = 1; n <= 3; n++) {
        await fails(one, other);
        assertConnected(one, other);
        assert.equal(restarts(one.connection), n);
        one.connection.become('connecting');
      }
      await fails(one, other);
      assertConnected(one, other, 2);
    });
  }

  test('connected in between: the count begins anew', async () => {
    const [a, b] = await flowingPair();
    for (let n = 1; n <= 6; n++) {
      await fails(a, b);
      a.connection.become('connected');
    }
    assertConnected(a, b);
    assert.equal(restarts(a.connection), 6);
  });

  test('both sides fail: the impolite one restarts at once, the other leaves it to it', async () => {
    const [polite, impolite] = await flowingPair();
    polite.connection.become('failed');
    impolite.connection.become('failed');
    clock.advance(0);
    await talk(polite, impolite);
    for (const { connection } of [polite, impolite]) connection.become('connecting');
    clock.advance(10_000);
    assert.deepEqual([restarts(polite.connection), restarts(impolite.connection)], [0, 1]);
    assertConnected(polite, impolite);
  });

  test('disconnected: first it may come back by itself', async () => {
    const [a, b] = await flowingPair('z');
    a.connection.become('disconnected');
    clock.advance(1_999);
    a.connection.become('connected');
    clock.advance(60_000);
    assert.equal(restarts(a.connection), 0);
    a.connection.become('disconnected');
    clock.advance(2_000);
    assert.equal(restarts(a.connection), 1);
    await talk(a, b);
    assertConnected(a, b);
  });

  test('nothing is tried while the other is away or the server is, and at once thereafter', async () => {
    const [a, b] = await flowingPair('z');
    const interruptions = [() => a.mesh.away('b'), () => a.mesh.suspend()];
    for (const interrupt of interruptions) {
      const before = restarts(a.connection);
      interrupt();
      a.connection.become('failed');
      clock.advance(60_000);
      assert.equal(restarts(a.connection), before);
      a.isToldOf(b);
      clock.advance(0);
      assert.equal(restarts(a.connection), before + 1);
      await talk(a, b);
      a.connection.become('connected');
    }
    assertConnected(a, b);
  });

  test('a restart that is not answered is not repeated', async () => {
    const [a, b] = await flowingPair('z');
    a.connection.become('failed');
    clock.advance(0);
    await settle();
    a.outbox.length = 0;
    clock.advance(600_000);
    assert.equal(restarts(a.connection), 1);
    await talk(a, b);
    assertConnected(a, b);
  });

  test('restarts that change nothing come further and further apart', async () => {
    const [a, b] = await flowingPair('z');
    a.connection.become('disconnected');
    const times = [];
    for (let second = 0; second < 60; second++) {
      const before = restarts(a.connection);
      clock.advance(1_000);
      if (restarts(a.connection) > before) times.push(second + 1);
      await settle();
      relay(a, b);
      await settle();
      relay(a, b);
      await settle();
    }
    assert.deepEqual(times, [2, 6, 14, 30, 46]);
  });

  test('another network: at once, even before the media are in trouble', async () => {
    const [a, b] = await flowingPair();
    a.mesh.networkChanged(false);
    clock.advance(60_000);
    assert.equal(restarts(a.connection), 0);
    a.mesh.networkChanged(true);
    clock.advance(0);
    assert.equal(restarts(a.connection), 1);
    await talk(a, b);
    assertConnected(a, b);
  });

  test('another network while an offer is outstanding: once more, when it is answered', async () => {
    const [a, b] = await flowingPair('z');
    a.connection.become('failed');
    clock.advance(0);
    await settle();
    const outdated = fragmentOf(a.connection.pendingLocal);
    a.mesh.suspend();
    a.mesh.networkChanged(false);
    a.isToldOf(b);
    clock.advance(0);
    await talk(a, b);
    assertConnected(a, b);
    assert.equal(restarts(a.connection), 2);
    assert.notEqual(fragmentOf(a.connection.currentLocal), outdated);
  });

  test('the media are said to be lost when they have been away for a while', async () => {
    const [a, b] = await connectedPair();
    const peer = a.peer('b');
    assert.equal(peer.mediaState, 'connecting');
    a.connection.become('connected');
    assert.equal(peer.mediaState, 'flowing');
    a.mesh.away('b');
    a.connection.become('disconnected');
    clock.advance(4_999);
    assert.equal(peer.mediaState, 'faltering');
    a.connection.become('failed');
    a.events.length = 0;
    clock.advance(1);
    assert.equal(peer.mediaState, 'lost');
    assert.deepEqual(a.events, ['changed b Name of b']);
    a.isToldOf(b);
    await talk(a, b);
    assert.equal(peer.mediaState, 'lost');
    a.connection.become('connected');
    assert.equal(peer.mediaState, 'flowing');
    a.mesh.left('b', 'leave');
    assert.equal(clock.pending, 0);
  });

  test('descriptions that do not fit: a new connection, but not for ever', async () => {
    mock.method(console, 'warn', () => {});
    const [a, b] = await flowingPair();
    a.connection.refusal = new Error('does not fit');
    await fails(b, a);
    assertConnected(a, b, 2);

    const create = a.connections.push.bind(a.connections);
    a.connections.push = (connection) => {
      connection.refusal = new Error('never fits');
      return create(connection);
    };
    const before = a.connections.length;
    a.connection.refusal = new Error('never fits');
    await fails(b, a);
    assert.ok(a.connections.length > before);
    assert.ok(a.connections.length - before <= 5);
    assert.deepEqual([a.outbox, b.outbox], [[], []]);
    mock.restoreAll();
  });
});

describe('instances', () => {
  test('a reload keeps the peer and its stream, and begins anew', async () => {
    const [a, b] = await connectedPair();
    const peer = a.peer('b');
    const { stream } = peer;
    const reloaded = new Page('b', 'b2');
    a.isToldOf(reloaded);
    reloaded.finds(a);
    await talk(a, reloaded);
    assertConnected(a, reloaded, 1);
    assert.equal(a.peer('b'), peer);
    assert.equal(peer.stream, stream);
    assert.equal(peer.instance, 'b2');
    assert.ok(!a.events.some((event) => event.startsWith('removed')));
    b.outbox.length = 0;
  });

  test('signals of another instance than the present one are dropped', async () => {
    const [a] = await connectedPair();
    const frame = { type: /** @type {const} */ ('signal'), from: 'b', ack: 0, seq: 1, base: 1 };
    a.outbox.length = 0;
    a.mesh.signal({ ...frame, fromInstance: 'b0', data: { status: { camera: true } } });
    a.mesh.signal({ ...frame, from: 'nobody', fromInstance: 'b1', data: {} });
    clock.advance(1_000);
    assert.deepEqual(a.outbox, []);
    assert.equal(a.peer('b').status?.camera, false);
  });

  test('the numbers go on when an instance joins again after it had left', async () => {
    const [a, b] = await connectedPair();
    const last = Math.max(...numbersOf(a, b));
    a.mesh.left('b', 'grace');
    a.isToldOf(b);
    await settle();
    assert.ok(last > 0 && a.outbox.every(({ seq }) => seq === undefined || seq > last));
    await talk(a, b);
    assertConnected(a, b, 2);
  });

  test('what it last said of itself is still known then', async () => {
    const [a, b] = await connectedPair();
    b.media.setCamera(true);
    await talk(a, b);
    a.mesh.left('b', 'grace');
    a.isToldOf(b);
    assert.deepEqual(a.peer('b').status, { microphone: false, camera: true });
  });

  test('of many who left, only the last are remembered', async () => {
    const a = new Page('a');
    for (let n = 0; n < 1_100; n++) {
      a.isToldOf(new Page(`p${n}`));
      a.mesh.left(`p${n}`, 'leave');
    }
    a.outbox.length = 0;
    a.isToldOf(new Page('p1099'));
    a.isToldOf(new Page('p0'));
    assert.deepEqual(
      a.outbox.map(({ to, seq }) => [to, seq]),
      [
        ['p1099', 2],
        ['p0', 1],
      ],
    );
  });
});

/** The numbers of what a says to b next. */
function numbersOf(/** @type {Page} */ a, /** @type {Page} */ b) {
  a.peer(b.id).pair.stream.send({});
  const numbers = a.outbox.map(({ seq }) => seq ?? 0);
  relay(a, b);
  return numbers;
}

describe('media', () => {
  test('status is told at first sight and on each change', async () => {
    const [a, b] = await connectedPair();
    assert.deepEqual(b.peer('a').status, { microphone: false, camera: false });
    a.media.setCamera(true);
    await talk(a, b);
    assert.deepEqual(b.peer('a').status, { microphone: false, camera: true });
    a.media.dispatchEvent(new Event('change'));
    assert.deepEqual(a.outbox, []);
  });

  test('a camera that comes later, goes and comes again needs no negotiation', async () => {
    const [a, b] = await connectedPair();
    const before = idOf(a.connection.currentLocal);
    for (const on of [true, false, true]) {
      a.media.setCamera(on);
      await talk(a, b);
      const [, video] = a.connection.getTransceivers();
      assert.equal(video.sender.track, a.media.track('video'));
    }
    assert.equal(idOf(a.connection.currentLocal), before);
  });

  test('a camera that comes while the first offer is being made is sent', async () => {
    const [a, b] = [new Page('a'), new Page('b')];
    a.isToldOf(b);
    b.finds(a);
    b.media.setCamera(true);
    await talk(a, b);
    assertConnected(a, b);
    const [, video] = b.connection.getTransceivers();
    assert.equal(video.sender.track, b.media.track('video'));
  });

  test('both sides send audio and video as one stream', async () => {
    const [a, b] = await connectedPair();
    for (const page of [a, b]) {
      for (const { streams } of page.connection.getTransceivers()) {
        assert.deepEqual(streams, [page.media.stream]);
      }
    }
  });

  test('a remote track is shown when its media flow, and gone with its connection', async () => {
    const [a, b] = await connectedPair();
    const peer = a.peer('b');
    assert.deepEqual(peer.stream.getTracks(), []);
    const [audio, video] = a.connection.getTransceivers();
    audio.receiver.track.unmute();
    assert.deepEqual(peer.stream.getTracks(), [audio.receiver.track]);
    b.mesh.left('a', 'grace');
    b.isToldOf(a);
    await talk(a, b);
    assertConnected(a, b, 2);
    assert.deepEqual(peer.stream.getTracks(), []);
    video.receiver.track.unmute();
    assert.deepEqual(peer.stream.getTracks(), []);
  });

  test('a third section is received by nobody', async () => {
    const [a, b] = await connectedPair();
    const extra = b.connection.addTransceiver(/** @type {any} */ (new FakeTrack('video')), {
      direction: 'sendrecv',
      streams: [],
    });
    await talk(a, b);
    assert.equal(extra.currentDirection, 'sendrecv');
    const third = a.connection.getTransceivers()[2];
    third.receiver.track.unmute();
    assert.equal(third.direction, 'recvonly');
    assert.deepEqual(a.peer('b').stream.getTracks(), []);
  });
});

test('events and the order of arrival', async () => {
  const a = new Page('m');
  a.isToldOf(new Page('z'));
  a.isToldOf(new Page('b'));
  a.mesh.about('z', { name: 'Zoë' });
  a.mesh.about('z', { name: 5 });
  a.mesh.away('b');
  assert.equal(a.peer('b').presence, 'away');
  const peer = a.peer('z');
  a.mesh.left('z', 'leave');
  assert.equal(peer.leaveReason, 'leave');
  assert.deepEqual(a.events, [
    'added z Name of z',
    'added b Name of b',
    'changed z Zoë',
    'changed z ',
    'changed b Name of b',
    'removed z ',
  ]);
  a.mesh.left('z', 'leave');
  a.mesh.away('z');
  assert.deepEqual([...a.mesh.peers.keys()], ['b']);
});

const SERVERS = [
  { urls: ['stun:stun.example.org'] },
  { urls: ['turn:turn.example.org'], username: 'u', credential: 'c' },
];

test('ICE servers of later are used by new connections and told to the old ones', async () => {
  const [a, b] = await connectedPair();
  const { log } = a.connection;
  const before = log.length;
  a.mesh.setIceServers(SERVERS);
  const configuration = {
    iceServers: SERVERS,
    iceTransportPolicy: 'all',
    bundlePolicy: 'max-bundle',
  };
  assert.deepEqual(a.connection.configuration, configuration);
  await talk(a, b);
  assert.equal(log.length, before, 'the call is not disturbed');
  a.finds(new Page('c'));
  assert.equal(a.connections.length, 2);
  assert.deepEqual(a.connection.configuration, configuration);
});

test('ICE restarts with the newest credentials', async () => {
  const [a, b] = await connectedPair();
  const renewed = [SERVERS[0], { ...SERVERS[1], username: 'u2' }];
  for (const servers of [SERVERS, renewed]) {
    for (const page of [a, b]) page.mesh.setIceServers(servers);
  }
  assert.deepEqual(b.connection.restartedWith, []);
  b.connection.become('failed');
  clock.advance(0);
  await talk(a, b);
  assertConnected(a, b);
  assert.deepEqual(b.connection.restartedWith, [renewed]);
  assert.deepEqual(a.connection.configuration.iceServers, renewed, 'to answer with');
});

describe('relay only', () => {
  const RELAYED = 'candidate:2 1 udp 1 198.51.100.7 9 typ relay raddr 192.0.2.1 rport 9';

  /** @param {Page} page @returns {any[]} what it says from now on */
  function overhear(page) {
    /** @type {any[]} */
    const said = [];
    const push = page.outbox.push.bind(page.outbox);
    page.outbox.push = (...frames) => {
      said.push(...frames);
      return push(...frames);
    };
    return said;
  }

  const configuration = {
    iceServers: [SERVERS[1]],
    iceTransportPolicy: 'relay',
    bundlePolicy: 'max-bundle',
  };

  test('from the start: no other server is asked, no own address is said', async () => {
    const [a, b] = [new Page('a'), new Page('b')];
    const said = overhear(b);
    b.candidates.push(RELAYED);
    b.mesh.setIceServers(SERVERS);
    b.mesh.setRelayOnly(true);
    a.isToldOf(b);
    b.finds(a);
    assert.deepEqual(b.connection.configuration, configuration);
    await talk(a, b);
    assertConnected(a, b);
    assert.ok(said.some(({ data }) => data?.candidate?.candidate.includes('198.51.100.7')));
    assert.doesNotMatch(JSON.stringify(said), /192\.0\.2\.1/);
    assert.equal(a.connection.configuration.iceTransportPolicy, 'all', 'which is the choice of b');
  });

  test('chosen in the midst: a new connection, and what waited to be sent is not sent', async () => {
    const [a, b] = [new Page('a'), new Page('b')];
    a.mesh.setIceServers(SERVERS);
    b.finds(a);
    a.isToldOf(b);
    await settle();
    b.outbox.length = 0; // all lost
    b.mesh.away('a');
    const said = overhear(b);
    b.mesh.setIceServers(SERVERS);
    b.mesh.setRelayOnly(true);
    b.mesh.setRelayOnly(true);
    b.isToldOf(a);
    await talk(a, b);
    clock.advance(30_000);
    await talk(a, b);
    assertConnected(a, b, 2);
    assert.deepEqual(b.connection.configuration, configuration);
    assert.equal(b.connections.length, 2);
    assert.doesNotMatch(JSON.stringify(said), /192\.0\.2\.1/);
  });

  test('before the other has made its offer there is nothing to renew', async () => {
    const [a, b] = [new Page('a'), new Page('b')];
    a.isToldOf(b);
    a.mesh.setRelayOnly(true);
    b.finds(a);
    await talk(a, b);
    assertConnected(a, b);
    assert.equal(a.connection.configuration.iceTransportPolicy, 'relay');
  });

  for (const state of /** @type {const} */ (['connecting', 'connected', 'new'])) {
    test(`no longer, while ${state}: at once`, async () => {
      const [a, b] = [new Page('a'), new Page('b')];
      b.mesh.setRelayOnly(true);
      a.isToldOf(b);
      b.finds(a);
      await talk(a, b);
      b.connection.become(state);
      const fragment = fragmentOf(b.connection.currentLocal);
      b.mesh.setIceServers(SERVERS);
      b.mesh.setRelayOnly(false);
      clock.advance(0);
      await talk(a, b);
      assertConnected(a, b, state === 'new' ? 2 : 1); // else it stays, and ICE restarts
      assert.notEqual(fragmentOf(b.connection.currentLocal), fragment);
      assert.deepEqual(b.connection.configuration, {
        iceServers: SERVERS,
        iceTransportPolicy: 'all',
        bundlePolicy: 'max-bundle',
      });
    });
  }
});

describe('what is wrong with a connection', () => {
  /** As the call does. */
  async function pass(/** @type {number} */ seconds, /** @type {Page[]} */ ...pages) {
    for (let second = 0; second < seconds; second += 2) {
      for (const page of pages) page.mesh.look(ConnectionWatch);
      for (let round = 0; round < 4; round++) {
        clock.advance(500);
        await settle();
        relay(...pages);
      }
    }
  }

  const troubles = (/** @type {Page} */ a, /** @type {Page} */ b) => [
    a.peer(b.id).trouble,
    b.peer(a.id).trouble,
  ];

  test('is known to both, though only one side can find it out', async () => {
    const [a, b] = [new Page('a'), new Page('b')];
    a.mesh.setIceServers(SERVERS);
    a.mesh.setRelayOnly(true);
    b.finds(a);
    a.isToldOf(b);
    await talk(a, b);
    b.connection.currentLocal.sdp += `a=${b.candidates[0]}\r\n`;
    const refused = { url: 'turn:turn.example.org', errorCode: 401 };
    a.connection.dispatchEvent(Object.assign(new Event('icecandidateerror'), refused));
    await pass(10, a, b);
    assert.deepEqual(troubles(a, b), [null, null]);
    a.events.length = 0;
    await pass(10, a, b);
    assert.deepEqual(troubles(a, b), ['relay-refused', 'relay-refused']);
    assert.deepEqual(a.events, ['changed b Name of b']);
  });

  /** At which seconds ICE is restarted or a connection renewed, by whomever. */
  async function attempts(/** @type {number} */ seconds, /** @type {Page[]} */ ...pages) {
    const count = () =>
      pages.map(({ connections }) => connections.map(restarts).concat(connections.length));
    const times = [];
    for (let second = 2; second <= seconds; second += 2) {
      const before = JSON.stringify(count());
      await pass(2, ...pages);
      if (JSON.stringify(count()) !== before) times.push(second);
    }
    return times;
  }

  for (const [first, second] of ['ab', 'ba']) {
    for (const state of ['new', 'connecting']) {
      test(`is tried again, for ever ${state}: ICE, and then all, each in its time: ${first}, ${second}`, async () => {
        const [a, b] = await connectedPair(first, second);
        for (const { connection } of [a, b]) connection.become(state);
        const times = await attempts(100, a, b);
        assert.ok(times.length >= 4, `${times}`);
        const pauses = times.map((time, index) => time - (times[index - 1] ?? -1));
        assert.ok(
          pauses.every((pause) => pause >= 16 && pause <= 20),
          `${times}`,
        );
        assert.ok(a.peer(b.id).pair.generation > 1, 'ICE alone does not mend everything');
        await talk(a, b);
        assertConnected(a, b, a.peer(b.id).pair.generation);
      });
    }
  }

  test('a connection that the person has just begun anew is given its time', async () => {
    const [a, b] = await connectedPair();
    await pass(14, a, b);
    assert.notEqual(a.peer('b').trouble, null);
    b.mesh.setRelayOnly(true);
    const [renewed, next] = await attempts(40, a, b);
    assert.equal(renewed, 2);
    assert.ok(next >= 18, `${next}`);
    assertConnected(a, b, 2);
  });

  test('what only has not been answered is not tried again', async () => {
    const [a, b] = [new Page('a'), new Page('b')];
    b.finds(a);
    await settle();
    b.outbox.length = 0;
    await pass(120, b);
    assert.equal(b.peer('a').trouble, 'no-answer');
    assert.deepEqual([b.connections.length, restarts(b.connection)], [1, 0]);
    a.isToldOf(b);
    b.isToldOf(a);
    await talk(a, b);
    assertConnected(a, b);
    assert.deepEqual(await attempts(14, a, b), [], 'what comes late is given its time as well');
    assertConnected(a, b);
  });

  test('another network: at once, even if the browser has found nothing to try', async () => {
    const [a, b] = await connectedPair();
    a.mesh.networkChanged(true);
    a.mesh.networkChanged(false);
    await pass(14, a, b);
    assert.equal(restarts(a.connection), 0, 'it has only begun');
    a.mesh.networkChanged(false);
    clock.advance(0);
    assert.equal(restarts(a.connection), 1);
    await talk(a, b);
    assertConnected(a, b);
  });

  test('is told again to someone who has left and comes back', async () => {
    const [a, b] = [new Page('a'), new Page('b')];
    a.mesh.setRelayOnly(true);
    b.finds(a);
    a.isToldOf(b);
    await talk(a, b);
    await pass(16, a, b);
    assert.equal(b.peer('a').pair.trouble, 'relay-missing');
    a.connection.become('connected');
    a.outbox.length = 0; // `none` is lost
    a.mesh.left('b', 'grace');
    a.isToldOf(b);
    await talk(a, b);
    a.connection.become('connected');
    await pass(2, a, b);
    assert.equal(b.peer('a').pair.trouble, 'none');
  });

  test('is over for both when media flow, and does not outlive an instance', async () => {
    const [a, b] = await connectedPair();
    await pass(20, a, b);
    assert.deepEqual(troubles(a, b), ['no-candidates', 'no-candidates']);
    assert.equal(a.peer('b').pair.trouble, 'no-candidates');
    for (const one of [a, b]) one.connection.become('connected');
    assert.deepEqual(troubles(a, b), [null, null]);
    await pass(2, a, b);
    assert.equal(a.peer('b').pair.trouble, 'none');
    for (const one of [a, b]) one.connection.become('failed');
    await pass(20, a, b);
    assert.notEqual(a.peer('b').trouble, null);
    a.isToldOf(new Page('b', 'b2'));
    assert.equal(a.peer('b').trouble, null);
  });

  test('is not looked for while there is no connection to the server', async () => {
    const [a, b] = await connectedPair();
    a.mesh.suspend();
    await pass(60, a);
    assert.equal(a.peer('b').trouble, null);
    a.isToldOf(b);
    await pass(10, a);
    assert.equal(a.peer('b').trouble, null);
    await pass(10, a);
    assert.equal(a.peer('b').trouble, 'no-answer');
  });
});

test('closing ends everything', async () => {
  const [a] = await connectedPair();
  a.mesh.close('left');
  assert.equal(a.connection.signalingState, 'closed');
  assert.equal(a.mesh.peers.size, 0);
  a.outbox.length = 0;
  a.media.setCamera(true);
  clock.advance(60_000);
  assert.deepEqual(a.outbox, []);
  assert.equal(clock.pending, 0);
});
