import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ago } from '../../../../webapp/ui/relative-time.js';

const now = Date.UTC(2026, 0, 31, 12);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** @type {[number, string][]} */
const cases = [
  [0, 'now'],
  [59_000, 'now'],
  [minute, '1 minute ago'],
  [59.9 * minute, '59 minutes ago'],
  [hour, '1 hour ago'],
  [day, 'yesterday'],
  [6 * day, '6 days ago'],
  [7 * day, 'last week'],
  [31 * day, 'last month'],
  [800 * day, '2 years ago'],
  [-5 * minute, 'now'],
];

for (const [passed, said] of cases) {
  test(`${passed / minute} minutes: ${said}`, () => {
    assert.equal(ago(now - passed, now, 'en'), said);
  });
}

test('in the language of the page', () => {
  assert.equal(ago(now - 5 * minute, now, 'ko'), '5분 전');
  assert.equal(ago(now - 5 * minute, now, 'de'), 'vor 5 Minuten');
});
