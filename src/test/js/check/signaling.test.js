import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotIn } from '../../../../webapp/check/own-call.js';
import { hinderedVerdict, hindranceOf, median } from '../../../../webapp/check/signaling.js';

const blocked = async () => /** @type {const} */ ('websocket-blocked');

test('what hinders: the word of the server first', async () => {
  assert.equal(await hindranceOf(new NotIn('not-started', true), blocked), 'not-started');
  assert.equal(await hindranceOf(new NotIn('draining', true), blocked), 'draining');
  assert.equal(await hindranceOf(new NotIn('server-full', true), blocked), 'server-full');
  assert.equal(await hindranceOf(new NotIn('version-unsupported', true), blocked), 'refused');
  assert.equal(await hindranceOf(new NotIn('', true), blocked), 'no-answer');
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

test('the middle one of several times', () => {
  assert.equal(median([100, 3, 5]), 5);
  assert.equal(median([7]), 7);
});
