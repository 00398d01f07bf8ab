import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { Refused } from '../../../../webapp/admin/server.js';
import { watch } from '../../../../webapp/admin/watch.js';

/** @type {EventTarget & { hidden: boolean }} */ let page;
/** @type {{ answer: (now: any) => void, refuse: (error: Error) => void }[]} */ let asked;
/** @type {any[]} */ let told;
/** @type {() => Promise<void>} */ let look;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  page = Object.assign(new EventTarget(), { hidden: false });
  Object.assign(globalThis, { document: page });
  asked = [];
  told = [];
  const ask = () =>
    new Promise((answer, refuse) => {
      asked.push({ answer, refuse });
    });
  look = watch(
    ask,
    (now) => told.push(now),
    (code) => told.push(code),
  );
});

afterEach(() => {
  mock.timers.reset();
  Reflect.deleteProperty(globalThis, 'document');
});

/** What has been answered is told. */
async function settle() {
  for (let turns = 0; turns < 10; turns++) await Promise.resolve();
}

/** @param {number} index @param {any} now */
async function answer(index, now) {
  asked[index].answer(now);
  await settle();
}

/** @param {boolean} hidden */
function hide(hidden) {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
}

test('asks again some time after it was answered, never while it waits', async () => {
  mock.timers.tick(60_000);
  assert.equal(asked.length, 1);
  await answer(0, 'one');
  assert.deepEqual(told, ['one']);
  mock.timers.tick(1999);
  assert.equal(asked.length, 1);
  mock.timers.tick(1);
  assert.equal(asked.length, 2);
});

test('goes on asking a server that does not answer', async () => {
  asked[0].refuse(new TypeError('network'));
  await settle();
  assert.deepEqual(told, ['silent']);
  mock.timers.tick(2000);
  await answer(1, 'two');
  assert.deepEqual(told, ['silent', 'two']);
});

test('rests while nobody sees the page, and looks at once when somebody does', async () => {
  hide(true);
  await answer(0, 'one');
  mock.timers.tick(60_000);
  assert.equal(asked.length, 1);
  hide(false);
  assert.equal(asked.length, 2);
});

for (const code of ['signed-out', 'not-administrator']) {
  test(`says once that one is ${code}`, async () => {
    asked[0].refuse(new Refused(code));
    await settle();
    mock.timers.tick(60_000);
    hide(false);
    assert.deepEqual(told, [code]);
    assert.equal(asked.length, 1);
  });
}

test('what was asked before something was done is not told after it', async () => {
  look();
  assert.equal(asked.length, 2);
  await answer(1, 'after');
  await answer(0, 'before');
  assert.deepEqual(told, ['after']);
  mock.timers.tick(2000);
  assert.equal(asked.length, 3);
});

test('an end that was asked for before something newer is none', async () => {
  look();
  asked[0].refuse(new Refused('signed-out'));
  await settle();
  await answer(1, 'signed in again');
  assert.deepEqual(told, ['signed in again']);
  mock.timers.tick(2000);
  assert.equal(asked.length, 3);
});
