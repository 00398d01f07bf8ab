import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  clockAhead,
  clockVerdict,
  credentialsEnded,
  endOf,
} from '../../../../webapp/check/clocks.js';

const noon = Date.UTC(2026, 0, 1, 12);
const minute = 60_000;

test('how far the server is ahead, from the middle of its answer', () => {
  assert.equal(clockAhead('Thu, 01 Jan 2026 12:00:00 GMT', noon, noon + 1000), 0);
  assert.equal(clockAhead('Thu, 01 Jan 2026 12:10:00 GMT', noon, noon + 1000), 10 * minute);
  assert.equal(clockAhead('Thu, 01 Jan 2026 11:00:00 GMT', noon, noon + 1000), -60 * minute);
  assert.equal(clockAhead(null, noon, noon), null);
  assert.equal(clockAhead('soon', noon, noon), null);
});

test('what is said of clocks', () => {
  assert.equal(clockVerdict(null).state, 'none');
  assert.equal(clockVerdict(0).state, 'good');
  assert.equal(clockVerdict(-minute).state, 'good');
  const ahead = clockVerdict(10 * minute);
  assert.deepEqual([ahead.state, ahead.says.key], ['warn', 'check.clock.ahead']);
  assert.deepEqual(ahead.says.values, { length: '10 minutes' });
  assert.deepEqual(ahead.facts, { 'server clock': '600 s ahead' });
  const behind = clockVerdict(-10 * minute);
  assert.equal(behind.says.key, 'check.clock.behind');
  assert.deepEqual(behind.facts, { 'server clock': '600 s behind' });
});

test('when credentials end, if they do', () => {
  assert.equal(endOf('1767268800:x'), noon);
  assert.equal(endOf('1767268800'), noon);
  for (const name of ['', 'parley', '12:x', 'x:1767268800']) assert.equal(endOf(name), null, name);
});

test('clocks can be why credentials are refused if these had ended when they were given', () => {
  const until = (/** @type {number} */ end) => [{ urls: 'turn:a', username: `${end / 1000}:x` }];
  assert.equal(credentialsEnded(until(noon + minute), noon), false);
  assert.equal(credentialsEnded(until(noon), noon), true);
  assert.equal(credentialsEnded([{ urls: 'turn:a', username: 'parley' }], noon), false);
});
