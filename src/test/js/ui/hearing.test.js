import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hearing, levelOf, loudness } from '../../../../webapp/ui/hearing.js';

/** @param {number} amplitude */
function tone(amplitude) {
  return Float32Array.from({ length: 1024 }, (_, i) => amplitude * Math.sin(i / 5));
}

test('loudness in decibels below full scale', () => {
  assert.equal(loudness(new Float32Array(1024)), -Infinity);
  assert.ok(Math.abs(loudness(tone(1)) - -3) < 0.1);
  assert.ok(Math.abs(loudness(tone(0.1)) - -23) < 0.1);
});

test('the meter goes from nothing to full and no further', () => {
  assert.equal(levelOf(-Infinity), 0);
  assert.equal(levelOf(-60), 0);
  assert.equal(levelOf(-36), 0.5);
  assert.equal(levelOf(0), 1);
});

test('says that nothing is heard after a while, not at once', () => {
  const hearing = new Hearing();
  for (let time = 0; time < 7900; time += 100) hearing.listen(-70, 100);
  assert.equal(hearing.state, 'waiting');
  hearing.listen(-Infinity, 100);
  assert.equal(hearing.state, 'silent');
  hearing.listen(-30, 100);
  assert.equal(hearing.state, 'heard');
});

test('who has been heard may be silent for longer', () => {
  const hearing = new Hearing();
  hearing.listen(-30, 100);
  hearing.listen(-70, 29_000);
  assert.equal(hearing.state, 'heard');
  hearing.listen(-30, 100);
  hearing.listen(-70, 29_000);
  assert.equal(hearing.state, 'heard', 'each sound begins the wait anew');
  hearing.listen(-70, 1000);
  assert.equal(hearing.state, 'silent');
});
