import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { keepScreenOn } from '../../../../webapp/ui/wake-lock.js';

/** @type {{ released: boolean }[]} */ let locks;
/** @type {AbortController} */ let over;

/** The page is shown or hidden; as in browsers, hiding it takes the lock away. */
async function become(/** @type {string} */ visibilityState) {
  Object.assign(document, { visibilityState });
  if (visibilityState === 'hidden') for (const lock of locks) lock.released = true;
  document.dispatchEvent(new Event('visibilitychange'));
  await new Promise(setImmediate);
}

const held = () => locks.filter(({ released }) => !released).length;

beforeEach(() => {
  locks = [];
  over = new AbortController();
  const request = async () => {
    const lock = { released: false, release: async () => (lock.released = true) };
    locks.push(lock);
    return lock;
  };
  Object.defineProperty(globalThis, 'navigator', {
    value: { wakeLock: { request } },
    configurable: true,
  });
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  Object.assign(globalThis, { document });
});

test('the screen stays on until the call is over', async () => {
  await keepScreenOn(over.signal);
  assert.equal(held(), 1);
  over.abort();
  assert.equal(held(), 0);
});

test('it stays on again when the page comes back', async () => {
  await keepScreenOn(over.signal);
  await become('hidden');
  assert.equal(held(), 0);
  await become('visible');
  assert.equal(held(), 1);
  over.abort();
  await become('hidden');
  await become('visible');
  assert.equal(held(), 0);
});

test('a call that is over before the lock comes lets go of it', async () => {
  const asked = keepScreenOn(over.signal);
  over.abort();
  await asked;
  assert.equal(held(), 0);
});

test('a browser that refuses does no harm', async () => {
  const refuse = async () => {
    throw new DOMException('low battery', 'NotAllowedError');
  };
  Object.defineProperty(globalThis, 'navigator', {
    value: { wakeLock: { request: refuse } },
    configurable: true,
  });
  await keepScreenOn(over.signal);
});
