import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loopVerdict, measureLoop } from '../../../../webapp/check/loop.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { settle } from './fake-network.js';

const good = { roundTrip: 40, kbits: 9000, bytes: 2_000_000, via: 'turn:a.example udp' };

test('what comes through the relay, and how', () => {
  const { state, says, facts } = loopVerdict(good);
  assert.deepEqual([state, says.key], ['good', 'check.loop.passes']);
  assert.deepEqual(facts, {
    via: 'turn:a.example udp',
    'round trip': '40 ms',
    throughput: '9000 kbit/s',
    'passed on': '1953 KiB',
  });
  const thin = loopVerdict({ ...good, kbits: 300, roundTrip: 900 });
  assert.deepEqual([thin.state, thin.says.key], ['warn', 'check.loop.thin']);
  assert.deepEqual(thin.says.values, { kbits: 300 });
  const slow = loopVerdict({ ...good, roundTrip: 900 });
  assert.deepEqual([slow.state, slow.says.key], ['warn', 'check.loop.slow']);
});

test('a relay that passes nothing on', () => {
  const { state, says } = loopVerdict(null);
  assert.deepEqual([state, says.key], ['bad', 'check.loop.nothing']);
});

/** Two ends that hear each other, later. */
class FakeChannel extends EventTarget {
  readyState = 'open';
  bufferedAmount = 0;
  /** @type {FakeChannel | null} */ other = null;

  /** @param {any} data */
  send(data) {
    this.bufferedAmount += data.byteLength ?? data.length;
    setImmediate(() => {
      this.bufferedAmount = 0;
      this.other?.dispatchEvent(new MessageEvent('message', { data }));
      this.dispatchEvent(new Event('bufferedamountlow'));
    });
  }
}

/** A pair of connections of which the relay passes on what it is told to. */
class FakePair {
  /** @type {any[]} */
  connections = [];

  /** @param {boolean} passes */
  constructor(passes) {
    this.passes = passes;
  }

  /** @type {any} */
  create = (/** @type {RTCConfiguration} */ configuration) => {
    const channel = new FakeChannel();
    const connection = Object.assign(new EventTarget(), {
      configuration,
      channel,
      closed: false,
      createDataChannel: () => channel,
      setLocalDescription: async () => {},
      setRemoteDescription: async () => this.#introduced(connection),
      getStats: async () =>
        new Map(
          Object.entries({
            t: { type: 'transport', selectedCandidatePairId: 'p' },
            p: { type: 'candidate-pair', localCandidateId: 'c' },
            c: { type: 'local-candidate', url: 'turn:a.example', relayProtocol: 'udp' },
          }),
        ),
      close: () => void (connection.closed = true),
    });
    this.connections.push(connection);
    return connection;
  };

  /** @param {object} connection */
  #introduced(connection) {
    const [near, far] = this.connections;
    if (connection !== near || !this.passes) return;
    near.channel.other = far.channel;
    far.channel.other = near.channel;
    far.dispatchEvent(Object.assign(new Event('datachannel'), { channel: far.channel }));
    near.channel.dispatchEvent(new Event('open'));
  }
}

const iceServers = [{ urls: ['stun:a.example', 'turn:a.example'], username: 'u', credential: 'p' }];

test('the two ends meet at the relay only, and what passes is bounded', async () => {
  const pair = new FakePair(true);
  const clock = new FakeClock();
  const loop = await measureLoop({ iceServers, createConnection: pair.create, clock });
  assert.equal(loop?.bytes, 2 * 1024 * 1024);
  assert.equal(loop?.via, 'turn:a.example udp');
  for (const { configuration, closed } of pair.connections) {
    assert.equal(configuration.iceTransportPolicy, 'relay');
    assert.deepEqual(configuration.iceServers[0].urls, ['turn:a.example']);
    assert.ok(closed);
  }
  assert.equal(clock.pending, 0);
});

test('a relay through which nothing comes is given up', async () => {
  const pair = new FakePair(false);
  const clock = new FakeClock();
  const measuring = measureLoop({ iceServers, createConnection: pair.create, clock });
  await settle();
  clock.advance(10_000);
  assert.equal(await measuring, null);
  assert.ok(pair.connections.every(({ closed }) => closed));
});
