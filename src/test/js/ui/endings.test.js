import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  endingOf,
  endings,
  faults,
  hindranceOf,
  hindrances,
  unsaid,
} from '../../../../webapp/ui/endings.js';
import { messages } from '../../../../webapp/ui/messages/en.js';
import { orderOf } from '../../../../webapp/signaling/signaling-channel.js';

const page = readFileSync('docs/protocol.md', 'utf8');
const closeCodes = new Map(
  [...page.matchAll(/^\| (4\d{3}) \| `([\w-]+)` \|/gm)].map(([, code, name]) => [
    name,
    Number(code),
  ]),
);
const java = readFileSync('src/main/java/parley/protocol/ErrorCode.java', 'utf8');
const errorCodes = [...java.matchAll(/^ {4}([A-Z_]+)\("/gm)].map(([, name]) =>
  name.toLowerCase().replaceAll('_', '-'),
);

/** @param {string} key */
const isSaid = (key) => assert.ok(Object.hasOwn(messages, key), `${key} is not among the messages`);

test('the codes are found', () => {
  assert.ok(closeCodes.size >= 19 && errorCodes.length >= 14, `${closeCodes.size} ${errorCodes}`);
});

for (const [name, code] of closeCodes) {
  test(`${code} ${name} has words, or is known to need none`, () => {
    if (orderOf(code) === 'stop') {
      assert.ok(Object.hasOwn(endings, name) || faults.includes(name), 'an end');
      const { heading, body, offers } = endingOf(name);
      isSaid(heading);
      isSaid(body);
      assert.ok(offers.length > 1);
      for (const offer of offers) isSaid(`action.${offer}`);
      return;
    }
    const hindrance = hindranceOf(name);
    if (hindrance === null) return assert.ok(unsaid.includes(name), 'comes back');
    isSaid(`interrupted.${hindrance}`);
    isSaid(`joining.${hindrance}.heading`);
    isSaid(`joining.${hindrance}.body`);
  });
}

test('every error has words, or is known to need none', () => {
  const known = [...Object.keys(endings), ...Object.keys(hindrances), ...faults, ...unsaid];
  assert.deepEqual(
    errorCodes.filter((code) => !known.includes(code)),
    [],
  );
});

test('nothing is explained that does not exist', () => {
  const all = new Set([...closeCodes.keys(), ...errorCodes]);
  const explained = [...Object.keys(endings), ...Object.keys(hindrances), ...faults, ...unsaid];
  assert.deepEqual(
    explained.filter((code) => !all.has(code)),
    [],
  );
});

test('what is found out about the network has words', () => {
  for (const finding of ['network-gone', 'server-gone', 'websocket-blocked', 'origin-refused']) {
    isSaid(`interrupted.${finding}`);
    isSaid(`joining.${finding}.heading`);
    isSaid(`joining.${finding}.body`);
  }
});

test('a code of the future is an interruption, and a reload its remedy', () => {
  const { heading, body, offers } = endingOf('of-the-future');
  isSaid(heading);
  isSaid(body);
  assert.deepEqual(offers, ['reload', 'start']);
  assert.equal(hindranceOf('constructor'), null);
});
