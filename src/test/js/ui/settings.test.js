import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { mustSignIn, readSettings } from '../../../../webapp/ui/settings.js';

let asked = 0;
/** @type {() => Response} */
let answer;

beforeEach(() => {
  asked = 0;
  Object.assign(globalThis, {
    document: { baseURI: 'https://example.org/parley/' },
    fetch: async () => {
      asked += 1;
      return answer();
    },
  });
});

test('where everybody may start calls nobody is asked again', async () => {
  assert.equal(await mustSignIn({ namedCalls: true }), false);
  assert.equal(asked, 0);
});

test('where only some may, what counts is how it is now', async () => {
  const before = { namedCalls: true, mayStart: true, user: 'ada' };
  answer = () => Response.json({ mayStart: false });
  assert.equal(await mustSignIn(before), true);
  answer = () => Response.json({ mayStart: true, user: 'ada' });
  assert.equal(await mustSignIn({ ...before, mayStart: false }), false);
  assert.equal(asked, 2);
});

test('a server that does not answer shows itself when one joins', async () => {
  for (const body of ['', '{"error": "Bad Gateway"}']) {
    answer = () => new Response(body, { status: 503 });
    assert.deepEqual(await readSettings(), { namedCalls: true, frameAncestors: [] });
  }
  assert.equal(await mustSignIn({ namedCalls: true, mayStart: false }), false);
});

test('a server that does not speak of relays has none', async () => {
  answer = () => Response.json({ version: 1, namedCalls: true });
  assert.equal((await readSettings()).relayChoice, false);
});

test('what the server knows of relays is known here', async () => {
  answer = () => Response.json({ version: 1, namedCalls: false, relayChoice: true });
  const { namedCalls, relayChoice, relayOnly } = await readSettings();
  assert.deepEqual([namedCalls, relayChoice, relayOnly], [false, true, undefined]);
});
