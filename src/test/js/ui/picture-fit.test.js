import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shapeOf } from '../../../../webapp/ui/picture-fit.js';

test('a picture of nearly the same shape fills its tile', () => {
  assert.equal(shapeOf(16 / 9, 16 / 10), 16 / 10);
  assert.equal(shapeOf(4 / 3, 16 / 9), 16 / 9);
});

test('of a wide picture in a high tile, half the width is shown', () => {
  assert.equal(shapeOf(16 / 9, 390 / 844), 8 / 9);
});

test('of a high picture in a wide tile, two thirds of the height are shown', () => {
  assert.equal(shapeOf(9 / 16, 16 / 9), 9 / 16 / 0.66);
});
