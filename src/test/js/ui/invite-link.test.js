import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { linkOf, understand } from '../../../../webapp/ui/invite-link.js';

const invite = '_TvoB9uAkAfCnUFFHYji2w';
const publicUrl = 'https://192.168.1.5:8443/parley/';

beforeEach(() => {
  const location = new URL('http://localhost:8080/parley/?a=b#c');
  Object.defineProperty(globalThis, 'location', { value: location, configurable: true });
});

test('a link leads to this page, or to where the others find it', () => {
  assert.equal(linkOf(invite), `http://localhost:8080/parley/#${invite}`);
  assert.equal(linkOf(invite, undefined), `http://localhost:8080/parley/#${invite}`);
  assert.equal(linkOf(invite, publicUrl), `${publicUrl}#${invite}`);
});

test('a pasted link of either address is one of this page', async () => {
  const settings = { namedCalls: true, publicUrl };
  assert.deepEqual(await understand(linkOf(invite), settings), { invite });
  assert.deepEqual(await understand(linkOf(invite, publicUrl), settings), { invite });
  const elsewhere = await understand(`https://other.example/#${invite}`, settings);
  assert.equal('problem' in elsewhere && elsewhere.problem.key, 'start.linkElsewhere');
  const unknown = await understand(linkOf(invite, publicUrl), { namedCalls: true });
  assert.equal('problem' in unknown && unknown.problem.key, 'start.linkElsewhere');
});
