import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { languages } from '../../../../webapp/ui/language.js';

/** @typedef {import('../../../../webapp/ui/phrase.js').Message} Message */

const webapp = new URL('../../../../webapp/', import.meta.url);
const trial = 'ar-XB';

/** @param {Message} message */
function texts(message) {
  return typeof message === 'string' ? [message] : Object.values(message);
}

/** @param {string} text */
function placeholders(text) {
  return [...new Set(text.match(/\{\w*\}/g))].sort();
}

for (const name of ['ui', 'admin', 'check']) {
  const directory = new URL(`${name}/messages/`, webapp);
  const files = (await readdir(directory)).map((file) => file.replace(/\.js$/, ''));
  /** @type {{ messages: Record<string, Message> }} */
  const { messages: english } = await import(new URL('en.js', directory).href);

  test(`${name}: each language that is offered has its file, each file its line`, () => {
    assert.deepEqual(files.filter((tag) => tag !== trial).sort(), Object.keys(languages).sort());
    assert.ok(files.includes(trial));
  });

  for (const tag of files) {
    const { messages } = await import(new URL(`${tag}.js`, directory).href);
    const entries = /** @type {[string, Message][]} */ (Object.entries(messages));

    test(`${name}, ${tag}: says everything that English says, in the same order, and nothing else`, () => {
      assert.deepEqual(Object.keys(messages), Object.keys(english));
    });

    test(`${name}, ${tag}: no text is empty, and braces are placeholders`, () => {
      for (const [key, message] of entries) {
        for (const text of texts(message)) {
          assert.notEqual(text.trim(), '', key);
          assert.doesNotMatch(text.replace(/\{\w+\}/g, ''), /[{}]/, key);
        }
      }
    });

    test(`${name}, ${tag}: puts the same values in`, () => {
      for (const [key, message] of entries) {
        const wanted = placeholders(texts(english[key]).join());
        for (const text of texts(message)) assert.deepEqual(placeholders(text), wanted, key);
      }
    });

    test(`${name}, ${tag}: has each plural category that the language has, and no other`, () => {
      const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
      for (const [key, message] of entries) {
        if (typeof message === 'string') continue;
        assert.deepEqual(Object.keys(message).sort(), [...pluralCategories].sort(), key);
      }
    });
  }

  test(`${name}, ko: no particle whose form depends on a value stands directly after it`, async () => {
    /** @type {{ messages: Record<string, Message> }} */
    const { messages } = await import(new URL('ko.js', directory).href);
    for (const [key, message] of Object.entries(messages)) {
      for (const text of texts(message)) {
        assert.doesNotMatch(text, /\}(?!부터|까지|에서|명|건)\p{Script=Hangul}/u, key);
        if (name === 'ui') assert.doesNotMatch(text, /\{names?\}(?! 님)/u, key);
      }
    }
  });
}
