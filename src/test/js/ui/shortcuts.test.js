import assert from 'node:assert/strict';
import { test } from 'node:test';
import { letterOf } from '../../../../webapp/ui/shortcuts.js';

test('a letter counts as what it types, wherever it stands and however it is written', () => {
  assert.equal(letterOf({ key: 'm', code: 'KeyM' }), 'm');
  assert.equal(letterOf({ key: 'M', code: 'KeyM' }), 'm');
  assert.equal(letterOf({ key: 'm', code: 'Semicolon' }), 'm'); // a French keyboard
});

test('in scripts without Latin letters the place of the key counts', () => {
  assert.equal(letterOf({ key: 'ㅡ', code: 'KeyM' }), 'm');
  assert.equal(letterOf({ key: 'ь', code: 'KeyM' }), 'm');
  assert.equal(letterOf({ key: 'Process', code: 'KeyM' }), 'm');
});

test('other keys are no letters', () => {
  assert.equal(letterOf({ key: ',', code: 'KeyM' }), null); // a French keyboard
  assert.equal(letterOf({ key: 'Escape', code: 'Escape' }), null);
  assert.equal(letterOf({ key: '1', code: 'Digit1' }), null);
});
