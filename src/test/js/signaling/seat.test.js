import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isKey, participantIdOf } from '../../../../webapp/signaling/capability.js';
import { Seat } from '../../../../webapp/signaling/seat.js';

const CALL = 'VnBj4WL4Tv51FOwj0piuag';

/** @param {Record<string, string>} [content] */
function storageOf(content = {}) {
  const map = new Map(Object.entries(content));
  return {
    map,
    getItem: (/** @type {string} */ key) => map.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void map.set(key, value),
    removeItem: (/** @type {string} */ key) => void map.delete(key),
  };
}

/** Web Locks of one browser; who waits is turned away at once, as if its time were up. */
class FakeLocks {
  /** @type {Map<string, (error: Error) => void>} */
  held = new Map();

  /** @param {string} name @param {any} options @param {() => Promise<void>} callback */
  async request(name, { steal }, callback) {
    if (this.held.has(name) && !steal) throw new DOMException('waited too long', 'TimeoutError');
    this.held.get(name)?.(new DOMException('stolen', 'AbortError'));
    /** @type {(error: Error) => void} */
    let lose = () => {};
    const lost = new Promise((_, reject) => (lose = reject));
    this.held.set(name, lose);
    await Promise.race([callback(), lost]);
    if (this.held.get(name) === lose) this.held.delete(name);
  }
}

/** @param {object} [options] */
function open(options = {}) {
  return Seat.open({
    callId: CALL,
    storage: storageOf(),
    locks: /** @type {any} */ (new FakeLocks()),
    ...options,
  });
}

test('a new seat has a key of its own, and the id that follows from it', async () => {
  const [one, other] = [await open(), await open()];
  assert.ok(isKey(one.key));
  assert.notEqual(one.key, other.key);
  assert.equal(one.participantId, await participantIdOf(CALL, one.key));
  assert.equal(one.grace, null);
});

test('a reload finds the seat, the grace and the grant again', async () => {
  const storage = storageOf();
  const before = await open({ storage });
  before.nextAttempt();
  before.held({ grace: 10_000, grant: 'g' });
  before.held({ grace: 30_000 });
  before.held({ grant: 'h' });
  const after = await open({ storage });
  assert.deepEqual([after.key, after.grace, after.grant], [before.key, 30_000, 'h']);
});

test('a page that is reloaded before it ever joined has not held a seat', async () => {
  const storage = storageOf();
  (await open({ storage })).nextAttempt();
  assert.equal((await open({ storage })).grace, null);
});

test('attempts grow, with the clock or without it, across reloads', async () => {
  const storage = storageOf();
  let time = 1_000;
  const before = await open({ storage, now: () => time });
  assert.equal(before.nextAttempt(), 1_000);
  assert.equal(before.nextAttempt(), 1_001);
  time = 500;
  const after = await open({ storage, now: () => time });
  assert.equal(after.nextAttempt(), 1_002);
  time = 5_000;
  assert.equal(after.nextAttempt(), 5_000);
});

test('nonsense in the storage makes a new seat', async () => {
  for (const text of ['', '{', 'null', '1', '{"key":"short","attempt":1}', '{"key":1}']) {
    const seat = await open({ storage: storageOf({ [`parley seat ${CALL}`]: text }) });
    assert.ok(isKey(seat.key));
  }
});

test('a storage that refuses everything costs only the reload', async () => {
  const refuse = () => {
    throw new DOMException('no', 'QuotaExceededError');
  };
  const seat = await open({ storage: { ...storageOf(), getItem: refuse, setItem: refuse } });
  assert.ok(seat.nextAttempt() < seat.nextAttempt());
});

test('forgetting leaves nothing behind', async () => {
  const storage = storageOf();
  const seat = await open({ storage });
  seat.nextAttempt();
  seat.forget();
  assert.equal(storage.map.size, 0);
});

test('a copy of the tab is turned away, unless it takes over, and the first is told', async () => {
  const storage = storageOf();
  const locks = new FakeLocks();
  const first = await open({ storage, locks });
  first.nextAttempt();
  const copy = await open({ storage: storageOf(Object.fromEntries(storage.map)), locks });
  let lost = 0;

  assert.equal(await first.claim(false, () => lost++), true);
  assert.ok(locks.held.has(`parley seat ${first.participantId}`));
  assert.equal(await copy.claim(false, assert.fail), false);
  assert.equal(lost, 0);
  assert.equal(await copy.claim(true, assert.fail), true);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(lost, 1);
});

test('a released seat can be claimed again, and its holder is not told of it', async () => {
  const storage = storageOf();
  const locks = new FakeLocks();
  const before = await open({ storage, locks });
  before.nextAttempt();
  await before.claim(false, assert.fail);
  before.release();
  await new Promise((resolve) => setImmediate(resolve));
  const after = await open({ storage, locks });
  assert.equal(await after.claim(false, assert.fail), true);
});

test('where the browser forbids locks, as it does with all site data, no other tab is meant', async () => {
  const request = async () => {
    throw new DOMException('no', 'SecurityError');
  };
  const seat = await open({ locks: { request } });
  assert.equal(await seat.claim(false, assert.fail), true);
  assert.equal(await seat.claim(true, assert.fail), true);
  seat.release();
});
