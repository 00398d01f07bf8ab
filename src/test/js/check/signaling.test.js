import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotIn, OwnCall } from '../../../../webapp/check/own-call.js';
import {
  hinderedVerdict,
  hindranceOf,
  measureSize,
  median,
} from '../../../../webapp/check/signaling.js';
import { FakeNetwork, settle } from './fake-network.js';

const blocked = async () => /** @type {const} */ ('websocket-blocked');

test('what hinders: the word of the server first', async () => {
  assert.equal(await hindranceOf(new NotIn('not-started', true), blocked), 'not-started');
  assert.equal(await hindranceOf(new NotIn('draining', true), blocked), 'draining');
  assert.equal(await hindranceOf(new NotIn('server-full', true), blocked), 'server-full');
  assert.equal(await hindranceOf(new NotIn('version-unsupported', true), blocked), 'refused');
  assert.equal(await hindranceOf(new NotIn('', true), blocked), 'no-answer');
  assert.equal(await hindranceOf(new NotIn('', true, true), blocked), 'broken');
  assert.equal(await hindranceOf(new NotIn('draining', true, true), blocked), 'draining');
  assert.equal(await hindranceOf(new NotIn('', false), blocked), 'websocket-blocked');
});

test('a proxy without WebSockets is bad, having to sign in is not', () => {
  const proxy = hinderedVerdict('websocket-blocked', '');
  assert.deepEqual([proxy.state, proxy.says.key], ['bad', 'check.signaling.websocket-blocked']);
  const account = hinderedVerdict('not-started', 'not-started');
  assert.deepEqual([account.state, account.offer], ['warn', 'signIn']);
  const refused = hinderedVerdict('refused', 'version-unsupported');
  assert.deepEqual(refused.facts, { code: 'version-unsupported' });
});

/** @param {(network: FakeNetwork) => void} fate  of the long message */
async function sizeVerdict(fate) {
  const network = new FakeNetwork();
  network.relay = () => fate(network);
  const call = await OwnCall.create(network.options);
  const measuring = measureSize(await call.join(), await call.join());
  await settle();
  network.clock.advance(10_000);
  const { state, says, facts } = await measuring;
  return [state, says.key, facts?.code];
}

test('a long message that does not come is cut off on the way, unless somebody says why', async () => {
  const cut = ['bad', 'check.size.cut', undefined];
  assert.deepEqual(await sizeVerdict(() => {}), cut);
  assert.deepEqual(await sizeVerdict(({ sockets }) => sockets[0].serverCloses(1006)), cut);
  assert.deepEqual(await sizeVerdict(({ sockets }) => sockets[1].serverCloses(1006)), cut);
  const refused = await sizeVerdict(({ sockets }) => {
    sockets[0].receive({ type: 'error', code: 'rate-exceeded', message: '', closeCode: 4103 });
    sockets[0].serverCloses(4103, 'rate-exceeded');
  });
  assert.deepEqual(refused, ['bad', 'check.size.ended', 'rate-exceeded']);
  const ended = await sizeVerdict(({ sockets }) => sockets[1].serverCloses(4107, 'draining'));
  assert.deepEqual(ended, ['bad', 'check.size.ended', 'draining']);
});

test('the middle one of several times', () => {
  assert.equal(median([100, 3, 5]), 5);
  assert.equal(median([7]), 7);
});
