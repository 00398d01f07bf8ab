import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const webapp = new URL('../../../../webapp/', import.meta.url);
const worker = await readFile(new URL('service-worker.js', webapp), 'utf8');

test('the worker changes with the files that it keeps', async () => {
  const list = /const keptFiles = \[([^;]*)\];/.exec(worker)?.[1] ?? '';
  const files = [...list.matchAll(/'(.+?)'/g)].map(([, file]) => file);
  const hash = createHash('sha256');
  for (const file of ['offline.html', ...files]) {
    const text = await readFile(new URL(file, webapp), 'utf8');
    hash.update(text.replaceAll('\r\n', '\n'));
  }
  const expected = hash.digest('hex').slice(0, 12);
  assert.equal(files.length, 3);
  assert.equal(/const keptVersion = '(.*)';/.exec(worker)?.[1], expected, 'for keptVersion');
});
