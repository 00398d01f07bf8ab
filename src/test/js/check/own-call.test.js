import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotIn, OwnCall } from '../../../../webapp/check/own-call.js';
import { callIdOf, inviteOfHostKey } from '../../../../webapp/signaling/capability.js';
import { FakeNetwork, settle } from './fake-network.js';

test('joins a call of its own as its host, and leaves it', async () => {
  const network = new FakeNetwork();
  const call = await OwnCall.create(network.options);
  const seat = await call.join();
  const [socket] = network.sockets;
  const { hostKey, invite, seatKey, type } = socket.sent[0];
  assert.equal(type, 'join');
  assert.equal(await inviteOfHostKey(hostKey), invite);
  assert.equal(socket.url, `wss://example.org/parley/calls/${await callIdOf(invite)}`);
  assert.equal(seat.welcome.id, 'participant 0');

  await call.join();
  assert.notEqual(network.sockets[1].sent[0].seatKey, seatKey);
  call.leave();
  call.leave();
  for (const one of network.sockets) {
    assert.deepEqual(
      one.sent.map((frame) => frame.type),
      ['join', 'leave'],
    );
    assert.deepEqual(one.closedByClient?.code, 1000);
  }
  assert.equal(network.clock.pending, 0);
});

/** @param {(socket: import('../fakes/fake-socket.js').FakeSocket) => void} serve */
async function refusal(serve) {
  const network = new FakeNetwork();
  network.serve = serve;
  const call = await OwnCall.create(network.options);
  const joining = call.join();
  joining.catch(() => {});
  await settle();
  network.clock.advance(10_000);
  const error = await joining.catch((reason) => reason);
  assert.ok(error instanceof NotIn, String(error));
  return { name: error.name, opened: error.opened };
}

test('what the server says stands, also where the close says less', async () => {
  const told = await refusal((socket) => {
    socket.open();
    socket.receive({ type: 'error', code: 'not-started', message: '', closeCode: 4108 });
    socket.serverCloses(1006);
  });
  assert.deepEqual(told, { name: 'not-started', opened: true });
  const closed = await refusal((socket) => {
    socket.open();
    socket.serverCloses(4107, 'draining');
  });
  assert.deepEqual(closed, { name: 'draining', opened: true });
});

test('who was in and has lost it is told apart', async () => {
  const network = new FakeNetwork();
  const seat = await (await OwnCall.create(network.options)).join();
  const waiting = seat.next('pong');
  network.sockets[0].serverCloses(1006);
  const { name, opened, welcomed } = await waiting.catch((reason) => reason);
  assert.deepEqual({ name, opened, welcomed }, { name: '', opened: true, welcomed: true });
});

test('no WebSocket, and one that is silent', async () => {
  assert.deepEqual(await refusal((socket) => socket.serverCloses(1006)), {
    name: '',
    opened: false,
  });
  assert.deepEqual(await refusal((socket) => socket.open()), { name: '', opened: true });
  assert.deepEqual(await refusal(() => {}), { name: '', opened: false });
});
