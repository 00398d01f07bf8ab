import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsFor } from '../../../../webapp/ui/columns.js';

test('two stand side by side on a wide screen and one above the other on a phone', () => {
  assert.equal(columnsFor(2, 1280, 720), 2);
  assert.equal(columnsFor(2, 390, 764), 1);
});

test('four make a square on a wide screen and a stack on a phone', () => {
  assert.equal(columnsFor(4, 1280, 720), 2);
  assert.equal(columnsFor(4, 390, 764), 1);
});

test('the tiles are as large as they can be', () => {
  assert.equal(columnsFor(1, 1280, 720), 1);
  assert.equal(columnsFor(3, 844, 310), 3);
  assert.equal(columnsFor(7, 3840, 2080), 4);
});
