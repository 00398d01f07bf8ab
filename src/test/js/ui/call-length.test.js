import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lengthOf } from '../../../../webapp/ui/call-length.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

test('a length is said as people say it', () => {
  assert.equal(lengthOf(0, 'en'), '1 second');
  assert.equal(lengthOf(42.4 * second, 'en'), '42 seconds');
  assert.equal(lengthOf(12 * minute + 50 * second, 'en'), '12 minutes');
  assert.equal(lengthOf(hour, 'en'), '1 hour');
  assert.equal(lengthOf(2 * hour + 5 * minute, 'en'), '2 hours, 5 minutes');
});

test('in the language of the page', () => {
  assert.equal(lengthOf(12 * minute, 'ko'), '12분');
});
