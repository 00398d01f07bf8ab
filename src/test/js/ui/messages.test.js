import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { languages } from '../../../../webapp/ui/language.js';
import { messages as english } from '../../../../webapp/ui/messages/en.js';

/** @typedef {import('../../../../webapp/ui/phrase.js').Message} Message */

const directory = new URL('../../../../webapp/ui/messages/', import.meta.url);
const trial = 'ar-XB';
const files = (await readdir(directory)).map((name) => name.replace(/\.js$/, ''));

/** @param {Message} message */
function texts(message) {
  return typeof message === 'string' ? [message] : Object.values(message);
}

/** @param {string} text */
function placeholders(text) {
  return [...new Set(text.match(/\{\w*\}/g))].sort();
}

test('each language that is offered has its file, each file its line', () => {
  assert.deepEqual(files.filter((tag) => tag !== trial).sort(), Object.keys(languages).sort());
  assert.ok(files.includes(trial));
});

for (const tag of files) {
  const { messages } = await import(new URL(`${tag}.js`, directory).href);
  const entries = /** @type {[string, Message][]} */ (Object.entries(messages));

  test(`${tag}: says everything that English says, in the same order, and nothing else`, () => {
    assert.deepEqual(Object.keys(messages), Object.keys(english));
  });

  test(`${tag}: no text is empty, and braces are placeholders`, () => {
    for (const [key, message] of entries) {
      for (const text of texts(message)) {
        assert.notEqual(text.trim(), '', key);
        assert.doesNotMatch(text.replace(/\{\w+\}/g, ''), /[{}]/, key);
      }
    }
  });

  test(`${tag}: puts the same values in`, () => {
    for (const [key, message] of entries) {
      const wanted = placeholders(texts(english[/** @type {keyof english} */ (key)]).join());
      for (const text of texts(message)) assert.deepEqual(placeholders(text), wanted, key);
    }
  });

  test(`${tag}: has each plural category that the language has, and no other`, () => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    for (const [key, message] of entries) {
      if (typeof message === 'string') continue;
      assert.deepEqual(Object.keys(message).sort(), [...pluralCategories].sort(), key);
    }
  });
}

test('ko: no particle stands directly after a value', async () => {
  const { messages } = await import('../../../../webapp/ui/messages/ko.js');
  for (const [key, message] of Object.entries(messages)) {
    for (const text of texts(message)) {
      assert.doesNotMatch(text, /\}\p{Script=Hangul}/u, key);
      assert.doesNotMatch(text, /\{names?\}(?! 님)/u, key);
    }
  }
});
