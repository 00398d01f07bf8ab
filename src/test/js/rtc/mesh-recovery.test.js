import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { fragmentOf, settle } from '../fakes/fake-peer-connection.js';
import {
  assertConnected,
  clock,
  connectedPair,
  fails,
  flowingPair,
  relay,
  restarts,
  SERVERS,
  talk,
} from './two-pages.js';

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

  test('restarts that change nothing come further and further apart, and then a new connection', async () => {
    const [a, b] = await flowingPair('z');
    a.connection.become('disconnected'); // which is all that this browser ever says
    const times = [];
    for (let second = 0; second < 29; second++) {
      const before = restarts(a.connection);
      clock.advance(1_000);
      if (restarts(a.connection) > before) times.push(second + 1);
      await settle();
      relay(a, b);
      await settle();
      relay(a, b);
      await settle();
    }
    assert.deepEqual(times, [2, 6, 14]);
    assertConnected(a, b);
    clock.advance(1_000);
    await talk(a, b);
    assertConnected(a, b, 2);
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
