import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FakeTrack } from '../fakes/fake-media.js';
import { idOf, settle } from '../fakes/fake-peer-connection.js';
import { assertConnected, clock, connectedPair, Page, relay, talk } from './two-pages.js';

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

  test('a camera that the system withholds counts as off', async () => {
    const [a, b] = await connectedPair();
    a.media.setCamera(true);
    a.media.setCameraFailure('DeviceMuted');
    await talk(a, b);
    assert.deepEqual(b.peer('a').status, { microphone: false, camera: false });
    a.media.setCameraFailure();
    await talk(a, b);
    assert.deepEqual(b.peer('a').status, { microphone: false, camera: true });
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
