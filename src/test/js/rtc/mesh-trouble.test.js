import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionWatch } from '../../../../webapp/rtc/connection-watch.js';
import { settle } from '../fakes/fake-peer-connection.js';
import {
  assertConnected,
  clock,
  connectedPair,
  Page,
  relay,
  restarts,
  SERVERS,
  talk,
} from './two-pages.js';

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
