import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { findOut } from '../../../../webapp/ui/reachability.js';

const online = { value: true };
// Node's own, where it has one, knows nothing of networks.
const navigator = {
  get onLine() {
    return online.value;
  },
};
Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });

/** @type {Record<string, () => Response>} */
let answers = {};

beforeEach(() => {
  online.value = true;
  mock.restoreAll();
  mock.method(globalThis, 'fetch', async (/** @type {URL} */ url, { method = '' } = {}) => {
    const answer = answers[`${method} ${url.pathname}`];
    if (!answer) throw new TypeError('failed to fetch');
    return answer();
  });
  answers = { 'GET /parley/settings.json': () => Response.json({ version: 1 }) };
});

const find = () => findOut('https://example.org/parley/');

test('no network', async () => {
  online.value = false;
  assert.equal(await find(), 'network-gone');
});

test('no answer, or one that is not ours', async () => {
  for (const answer of [
    undefined,
    () => Response.json({ version: 1 }, { status: 503 }),
    () => new Response('not found', { status: 404 }),
    () => new Response('<title>Log in to the Wi-Fi</title>'),
    () => Response.json(null),
  ]) {
    answers = answer ? { 'GET /parley/settings.json': answer } : {};
    assert.equal(await find(), 'server-gone');
  }
});

for (const [handshake, finding] of /** @type {[number, string][]} */ ([
  [101, 'websocket-blocked'],
  [403, 'origin-refused'],
  [503, 'server-full'],
])) {
  test(`a handshake that would be answered with ${handshake}`, async () => {
    answers['POST /parley/calls/'] = () => Response.json({ handshake });
    assert.equal(await find(), finding);
  });
}

test('a proxy that lets no POST through is one that blocks', async () => {
  answers['POST /parley/calls/'] = () => new Response('', { status: 403 });
  assert.equal(await find(), 'websocket-blocked');
});
