import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fragmentOf, settle } from '../fakes/fake-peer-connection.js';
import { assertConnected, clock, connectedPair, Page, SERVERS, talk } from './two-pages.js';

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
