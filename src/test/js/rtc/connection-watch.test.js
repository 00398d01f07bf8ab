import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { ConnectionWatch } from '../../../../webapp/rtc/connection-watch.js';
import { FakeClock } from '../fakes/fake-clock.js';

const TURN = { urls: 'turn:turn.example.org' };
const HOST = 'a=candidate:1 1 udp 1 192.168.0.7 9 typ host\r\n';

class FakeConnection {
  connectionState = 'connecting';
  iceConnectionState = 'checking';
  iceGatheringState = 'complete';
  localDescription = { sdp: HOST };
  /** @type {{sdp: string} | null} */ remoteDescription = { sdp: HOST };
  configuration = { iceServers: [TURN] };
  /** @type {any[]} */ statistics = [];

  getConfiguration() {
    return this.configuration;
  }

  async getStats() {
    const timestamp = clock.now();
    const reports = [{ type: 'transport', timestamp }, ...this.statistics];
    return new Map(reports.map((report, index) => [index, { timestamp, ...report }]));
  }
}

/** Servers are asked, anew or for the first time. */
function gather() {
  connection.iceGatheringState = 'gathering';
  appearance.gathering = { since: clock.now(), errors: [] };
}

/** @param {number} errorCode of the TURN server */
function fail(errorCode) {
  appearance.gathering.errors.push({ url: 'turn:turn.example.org', errorCode });
}

/** The other sends a description. */
function describe() {
  appearance.describedAt = clock.now();
}

/** @type {FakeClock} */ let clock;
/** @type {FakeConnection} */ let connection;
/** @type {ConnectionWatch} */ let watch;
/** @type {any[]} */ let told;
/** @type {any[]} */ let changes;
/** @type {any} */ let appearance;

beforeEach(() => {
  clock = new FakeClock();
  connection = new FakeConnection();
  told = [];
  changes = [];
  appearance = {
    connection: null,
    gathering: { since: 0, errors: [] },
    describedAt: -Infinity,
    presence: 'present',
    reachable: true,
    told: undefined,
  };
  watch = new ConnectionWatch({
    clock,
    tell: (cause) => cause === (told.at(-1) ?? null) || told.push(cause),
    onChange: () => changes.push(watch.trouble ?? watch.weak),
  });
});

function start() {
  appearance.connection = connection;
  describe();
}

/** As the call does. @param {number} seconds */
async function pass(seconds) {
  for (let second = 0; second < seconds; second += 2) {
    clock.advance(2_000);
    await watch.look(appearance);
  }
}

test('a connection that comes about within twelve seconds is not spoken of', async () => {
  start();
  fail(401);
  await pass(12);
  connection.connectionState = 'connected';
  await pass(30);
  assert.deepEqual(changes, []);
  assert.deepEqual(told, ['relay-refused', null], 'the other is told, and told that it is over');
});

test('said once when it lasts; over at once when media flow', async () => {
  start();
  fail(401);
  await pass(60);
  assert.deepEqual(changes, ['relay-refused']);
  watch.flowing();
  assert.equal(watch.trouble, null);
  assert.deepEqual(told, ['relay-refused', null]);
});

test('servers that have not answered for long are not waited for', async () => {
  gather();
  start();
  await pass(60);
  assert.deepEqual(changes, ['relay-unreachable']);
});

test('while servers are asked again it stays as it was, and refusals of before do not count', async () => {
  start();
  fail(401);
  await pass(20);
  gather();
  await pass(6);
  assert.equal(watch.trouble, 'relay-refused');
  connection.iceGatheringState = 'complete';
  connection.localDescription.sdp += HOST.replace('host', 'relay');
  await pass(6);
  assert.deepEqual(changes, ['relay-refused', 'relay-blocked']);
  assert.deepEqual(told, ['relay-refused', null]);
});

test('a cause that comes and goes does not flicker', async () => {
  start();
  await pass(20);
  for (let n = 0; n < 10; n++) {
    connection.remoteDescription = null;
    await pass(2);
    connection.remoteDescription = { sdp: HOST };
    await pass(2);
  }
  assert.deepEqual(changes, ['relay-unreachable']);
});

test('what the other tells', async () => {
  connection.configuration.iceServers = [];
  start();
  appearance.told = 'relay-missing';
  await pass(20);
  assert.deepEqual(changes, ['relay-missing-there']);
  assert.deepEqual(told, []);
});

test('nobody has made an offer, or answered it, since media do not flow any more', async () => {
  await pass(20);
  assert.deepEqual(changes, ['no-answer']);
  start();
  connection.connectionState = 'connected';
  watch.flowing();
  await pass(2);
  connection.connectionState = 'disconnected';
  await pass(20);
  assert.deepEqual(changes, ['no-answer', 'no-answer']);
  describe();
  await pass(10);
  assert.equal(watch.trouble, 'relay-unreachable');
});

test('without a connection to the server nothing new is concluded, and then it counts from the return', async () => {
  start();
  appearance.reachable = false;
  await pass(60);
  assert.equal(watch.trouble, null);
  appearance.reachable = true;
  watch.reachable();
  await pass(10);
  assert.equal(watch.trouble, null);
  describe();
  await pass(10);
  assert.equal(watch.trouble, 'relay-unreachable');
  appearance.reachable = false;
  await pass(60);
  watch.reachable();
  assert.equal(watch.trouble, 'relay-unreachable');
});

test('who has no connection to the server does not answer', async () => {
  start();
  await pass(20);
  Object.assign(appearance, { presence: 'away', reachable: false });
  await pass(6);
  assert.equal(watch.trouble, 'no-answer');
});

test('a weak network is said when it lasts, and until it has been good for a while', async () => {
  connection.connectionState = 'connected';
  const report = { type: 'remote-inbound-rtp', fractionLost: 0.3 };
  connection.statistics = [report];
  start();
  await pass(8);
  assert.deepEqual(changes, []);
  report.fractionLost = 0;
  await pass(2);
  report.fractionLost = 0.3;
  await pass(8);
  assert.deepEqual(changes, [true]);
  for (let n = 0; n < 10; n++) {
    report.fractionLost = 0;
    await pass(8);
    report.fractionLost = 0.3;
    await pass(2);
  }
  assert.deepEqual(changes, [true]);
  report.fractionLost = 0;
  await pass(14);
  assert.deepEqual(changes, [true, false]);
});

test('what was lost of a picture that is not sent any more does not count for long', async () => {
  connection.connectionState = 'connected';
  const report = { type: 'remote-inbound-rtp', fractionLost: 0.3 };
  connection.statistics = [report];
  start();
  await pass(10);
  assert.equal(watch.weak, true);
  connection.statistics = [{ ...report, timestamp: clock.now() }];
  await pass(20);
  assert.deepEqual(changes, [true, false]);
});

test('sound is reported on every few seconds only', async () => {
  connection.connectionState = 'connected';
  start();
  for (let n = 0; n < 3; n++) {
    connection.statistics = [
      { type: 'remote-inbound-rtp', fractionLost: 0.3, timestamp: clock.now() + 2_000 },
    ];
    await pass(8);
  }
  assert.deepEqual(changes, [true]);
});

test('a network that bears nothing is not weak', async () => {
  connection.connectionState = 'connected';
  connection.statistics = [{ type: 'remote-inbound-rtp', fractionLost: 0.3 }];
  start();
  await pass(10);
  assert.equal(watch.weak, true);
  connection.connectionState = 'disconnected';
  await pass(2);
  assert.equal(watch.weak, false);
  assert.deepEqual(changes, [true, false]);
});

test('closed, it starts from the beginning', async () => {
  start();
  await pass(20);
  watch.close();
  assert.equal(watch.trouble, null);
  start();
  await pass(10);
  assert.equal(watch.trouble, null);
});
