import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Embedding } from '../../../../webapp/ui/embedding.js';

const intranet = 'https://intranet.example';
const shop = 'https://shop.example';

/** The page around, which keeps what it is told. */
const page = {
  /** @type {[string, any][]} */ told: [],
  postMessage(/** @type {object} */ message, /** @type {string} */ origin) {
    this.told.push([origin, message]);
  },
};
/** @type {EventTarget & { call: any }} */ let flow;
/** @type {Promise<any[]>} */ let joined;
/** @type {(rest: any[]) => void} */ let join;
/** What entering a call waits for. @type {Promise<void>} */ let entered;
/** @type {(message: { data: unknown, origin: string, source: unknown }) => void} */ let hear;

beforeEach(() => {
  page.told = [];
  joined = new Promise((resolve) => (join = resolve));
  entered = Promise.resolve();
  flow = Object.assign(new EventTarget(), { call: null });
  Object.assign(globalThis, {
    document: { body: { dataset: {} } },
    addEventListener: (/** @type {string} */ type, /** @type {any} */ listener) => {
      if (type === 'message') hear = listener;
    },
  });
});

/** @param {string[]} [ancestorOrigins]  what the browser says about who is around */
async function begin(ancestorOrigins) {
  const location = { href: 'https://meet.example/parley/', ancestorOrigins };
  Object.defineProperty(globalThis, 'location', { value: location, configurable: true });
  const settings = { namedCalls: true, frameAncestors: [intranet, shop] };
  const around = /** @type {any} */ (page);
  const embedding = new Embedding(
    /** @type {any} */ (flow),
    Promise.resolve(settings),
    (...rest) => {
      join(rest);
      return entered;
    },
    around,
  );
  await embedding.begin();
}

/** A command that is answered at once, since there is no call. @param {Partial<Parameters<typeof hear>[0]>} [changes] */
function commandToLeave(changes) {
  hear({ data: { parley: 1, type: 'leave' }, origin: intranet, source: page, ...changes });
  return settled();
}

/** When all that needs nobody else has been done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('only who is around hears it, where the browser tells who that is', async () => {
  await begin([shop]);
  assert.deepEqual(page.told, [[shop, { parley: 1, type: 'ready' }]]);
});

test('where it does not, each origin that may be around is tried until one has spoken', async () => {
  await begin();
  assert.deepEqual(
    page.told.map(([origin]) => origin),
    [intranet, shop],
  );
  page.told = [];
  await commandToLeave({ origin: shop });
  await commandToLeave({ origin: intranet });
  assert.deepEqual(
    page.told.map(([origin, { type, code }]) => [origin, type, code]),
    [[shop, 'error', 'not-in-call']],
  );
});

test('the page around is obeyed', async () => {
  await begin();
  const data = { parley: 1, type: 'join', call: 'stand-up', name: 'Ada', camera: false };
  hear({ data, origin: intranet, source: page });
  const [call, name, wanted] = await joined;
  assert.equal(call.callName, 'stand-up');
  assert.equal(name, 'Ada');
  assert.deepEqual(wanted, { camera: false, microphone: true });
});

test('nobody else is', async () => {
  await begin();
  page.told = [];
  await commandToLeave({ source: {} });
  await commandToLeave({ origin: 'https://elsewhere.example' });
  await commandToLeave({ data: { parley: 2, type: 'leave' } });
  await commandToLeave({ data: null });
  assert.deepEqual(page.told, []);
  await commandToLeave();
  assert.equal(page.told.length, 1);
});

test('an attempt to get in that failed is told, and so is its reason', async () => {
  await begin([intranet]);
  const session = Object.assign(new EventTarget(), {
    state: 'connecting',
    failure: 'not-started',
    peers: new Map(),
  });
  const media = Object.assign(new EventTarget(), { camera: 'on', microphone: 'off' });
  const ended = new AbortController();
  flow.call = { session, media, link: 'https://meet.example/parley/#x', signal: ended.signal };
  flow.dispatchEvent(new Event('call'));
  page.told = [];
  session.dispatchEvent(new Event('failed'));
  session.state = 'joined';
  session.dispatchEvent(new Event('state'));
  ended.abort();
  session.dispatchEvent(new Event('failed'));
  assert.deepEqual(
    page.told.map(([, message]) => message),
    [
      { parley: 1, type: 'waiting', code: 'not-started' },
      { parley: 1, type: 'joined', link: 'https://meet.example/parley/#x' },
    ],
  );
});

test('who is told to leave while still entering leaves', async () => {
  let enter = () => {};
  entered = new Promise((resolve) => (enter = resolve));
  let left = 0;
  await begin();
  page.told = [];
  hear({ data: { parley: 1, type: 'join' }, origin: intranet, source: page });
  await commandToLeave();
  assert.deepEqual(page.told, []);
  flow.call = {};
  Object.assign(flow, { hangUp: () => (left += 1) });
  enter();
  await settled();
  assert.equal(left, 1);
  assert.deepEqual(page.told, []);
});

test('a command that fails keeps no other from being followed', async () => {
  await begin();
  entered = Promise.reject(new Error('no'));
  page.told = [];
  hear({ data: { parley: 1, type: 'join' }, origin: intranet, source: page });
  await commandToLeave();
  assert.equal(page.told[0][1].code, 'not-in-call');
});
