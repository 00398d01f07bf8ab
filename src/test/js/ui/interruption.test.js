import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Interruption } from '../../../../webapp/ui/interruption.js';
import { FakeClock } from '../fakes/fake-clock.js';

class FakeSession extends EventTarget {
  state = 'idle';
  failure = '';

  /** @param {string} state */
  enter(state) {
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }

  fail(failure = '') {
    this.failure = failure;
    this.dispatchEvent(new Event('failed'));
  }
}

let clock = new FakeClock();
let session = new FakeSession();
let finding = 'server-gone';
/** @type {(string | null)[]} */
let told = [];
let looks = 0;

beforeEach(() => {
  clock = new FakeClock();
  session = new FakeSession();
  told = [];
  looks = 0;
});

function watch() {
  const controller = new AbortController();
  const findOut = async () => {
    looks += 1;
    return /** @type {any} */ (finding);
  };
  const interruption = new Interruption(/** @type {any} */ (session), controller.signal, {
    clock,
    findOut,
  });
  interruption.addEventListener('change', () => told.push(interruption.reason));
  return controller;
}

/** @param {number} milliseconds */
async function pass(milliseconds) {
  clock.advance(milliseconds);
  await new Promise((resolve) => setImmediate(resolve));
}

test('joining that takes six seconds is worth a word, and one that succeeds ends it', async () => {
  finding = 'server-gone';
  watch();
  session.enter('connecting');
  await pass(5_999);
  assert.deepEqual([told, looks], [[], 0]);
  await pass(1);
  assert.deepEqual(told, ['server-gone']);
  await pass(20_000);
  assert.deepEqual(told, ['server-gone'], 'said once');
  assert.ok(looks > 1, 'but looked after');
  session.enter('joined');
  assert.deepEqual(told, ['server-gone', null]);
  await pass(60_000);
  assert.equal(clock.pending, 0);
});

test('in a call ten seconds pass before a word', async () => {
  finding = 'network-gone';
  watch();
  session.enter('joined');
  session.enter('reconnecting');
  await pass(9_999);
  assert.deepEqual(told, []);
  session.enter('joined');
  session.enter('reconnecting');
  await pass(9_999);
  assert.deepEqual(told, [], 'another interruption begins anew');
  await pass(1);
  assert.deepEqual(told, ['network-gone']);
});

test('what changes is told', async () => {
  finding = 'network-gone';
  watch();
  session.enter('connecting');
  await pass(6_000);
  finding = 'server-gone';
  await pass(5_000);
  assert.deepEqual(told, ['network-gone', 'server-gone']);
});

test('what the server said itself needs no looking', async () => {
  watch();
  session.enter('connecting');
  session.fail('internal');
  await pass(5_999);
  assert.deepEqual(told, []);
  await pass(1);
  assert.deepEqual([told, looks], [['server-fault'], 0]);
});

test('a refusal that only the server can end is told at once, and again when it is another one', async () => {
  watch();
  session.enter('connecting');
  session.fail('draining');
  assert.deepEqual(told, ['draining']);
  await pass(20_000);
  session.fail('draining');
  assert.deepEqual([told, looks], [['draining'], 0]);
  session.fail('server-full');
  assert.deepEqual(told, ['draining', 'server-full']);
  finding = 'server-gone';
  session.fail();
  await pass(5_000);
  session.enter('joined');
  assert.deepEqual(told, ['draining', 'server-full', 'server-gone', null]);
  assert.equal(clock.pending, 0);
});

test('who is in a call is not told of a refusal at once, since the call goes on', async () => {
  watch();
  session.enter('joined');
  session.enter('reconnecting');
  session.fail('draining');
  await pass(9_999);
  assert.deepEqual(told, []);
  await pass(1);
  assert.deepEqual(told, ['draining']);
});

test('a WebSocket counts as blocked when one has failed since the server answered', async () => {
  finding = 'websocket-blocked';
  watch();
  session.enter('connecting');
  session.fail();
  await pass(6_000);
  assert.deepEqual(told, ['slow']);
  await pass(5_000);
  assert.deepEqual(told, ['slow'], 'no attempt since');
  session.fail();
  await pass(5_000);
  assert.deepEqual(told, ['slow', 'websocket-blocked']);
});

test('a server that has just come back is not called blocked', async () => {
  finding = 'server-gone';
  watch();
  session.enter('connecting');
  await pass(6_000);
  finding = 'websocket-blocked';
  await pass(5_000);
  session.enter('joined');
  assert.deepEqual(told, ['server-gone', null]);
});

test('a call about to come back to its server is not told that the connection is slow', async () => {
  finding = 'websocket-blocked';
  watch();
  session.enter('joined');
  session.enter('reconnecting');
  session.fail('going-away');
  session.fail();
  await pass(10_000);
  assert.deepEqual([told, looks], [[], 1], 'until the next attempt nobody knows');
  session.enter('joined');
  assert.deepEqual(told, []);
  session.enter('reconnecting');
  await pass(10_000);
  session.fail();
  await pass(5_000);
  assert.deepEqual(told, ['websocket-blocked']);
});

test('what was found out too late is not told', async () => {
  watch();
  session.enter('connecting');
  clock.advance(6_000);
  session.enter('joined');
  await pass(0);
  assert.deepEqual(told, []);
});

test('nothing goes on after the call', async () => {
  const controller = watch();
  session.enter('connecting');
  controller.abort();
  await pass(60_000);
  assert.deepEqual([told, looks, clock.pending], [[], 0, 0]);
});

test('a call that has not been started is worth a word at once, and nothing is wrong with the network', async () => {
  watch();
  session.enter('connecting');
  session.fail('not-started');
  await pass(0);
  assert.deepEqual([told, looks], [['not-started'], 0]);
  session.fail('not-started');
  await pass(5_000);
  assert.deepEqual([told, looks], [['not-started'], 0], 'said once');
  session.enter('joined');
  assert.deepEqual(told, ['not-started', null]);
});
