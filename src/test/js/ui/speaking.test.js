import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Speech } from '../../../../webapp/ui/speaking.js';

test('who is silent does not speak', () => {
  assert.equal(new Speech().hear(0, 0), false);
  assert.equal(new Speech().hear(0.001, 5000), false);
});

test('who speaks is marked at once, and until a pause is more than a breath', () => {
  const speech = new Speech();
  assert.equal(speech.hear(0.2, 1000), true);
  assert.equal(speech.hear(0, 1200), true);
  assert.equal(speech.hear(0, 1700), true);
  assert.equal(speech.hear(0, 2000), false);
  assert.equal(speech.hear(0.1, 2200), true);
});
