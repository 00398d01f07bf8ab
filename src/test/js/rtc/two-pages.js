import assert from 'node:assert/strict';
import { beforeEach } from 'node:test';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakePage } from '../fakes/fake-page.js';
import { FakePeerConnection, idOf, sectionsOf, settle } from '../fakes/fake-peer-connection.js';

// Pages that talk by way of a server, and what can be said of two of them.

/** @type {FakeClock} New for each test. */
export let clock;
beforeEach(() => {
  clock = new FakeClock();
});

export class Page extends FakePage {
  /** @param {string} id @param {string} [instance] */
  constructor(id, instance) {
    super(id, clock, instance);
  }
}

/** What the server does with signals. */
export function relay(/** @type {Page[]} */ ...pages) {
  for (const from of pages) {
    for (const { to, toInstance, ...frame } of from.outbox.splice(0)) {
      const page = pages.find(({ id, instance }) => id === to && instance === toInstance);
      page?.mesh.signal({ ...frame, from: from.id, fromInstance: from.instance });
    }
  }
}

/** Until all has been said. */
export async function talk(/** @type {Page[]} */ ...pages) {
  for (let n = 0; n < 10; n++) {
    await settle();
    relay(...pages);
  }
  clock.advance(1_000);
  relay(...pages);
  await settle();
}

export function assertConnected(/** @type {Page} */ a, /** @type {Page} */ b, generation = 1) {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ]) {
    const { connection } = one;
    assert.equal(connection.signalingState, 'stable');
    assert.equal(idOf(connection.currentLocal), idOf(other.connection.currentRemote));
    assert.equal(sectionsOf(connection.currentLocal), 2);
    assert.equal(one.peer(other.id).pair.generation, generation);
    assert.ok(one.connections.slice(0, -1).every((each) => each.signalingState === 'closed'));
  }
}

/** b comes to a. */
export async function connectedPair(first = 'a', second = 'b') {
  const a = new Page(first);
  const b = new Page(second);
  a.isToldOf(b);
  b.finds(a);
  await talk(a, b);
  assertConnected(a, b);
  return [a, b];
}

/** How often ICE was restarted. */
export function restarts(/** @type {FakePeerConnection} */ { log }) {
  return log.filter((entry) => entry.startsWith('restartIce')).length;
}

/** Until something has been done about it. */
export async function fails(/** @type {Page} */ a, /** @type {Page} */ b) {
  const { connection } = a;
  const before = restarts(connection);
  connection.become('failed');
  for (let second = 0; second <= 17; second++) {
    if (restarts(connection) > before || connection !== a.connection) break;
    clock.advance(1_000);
    await settle();
  }
  await talk(a, b);
}

/** b comes to a, and they see each other. */
export async function flowingPair(first = 'a', second = 'b') {
  const pair = await connectedPair(first, second);
  for (const { connection } of pair) connection.become('connected');
  return pair;
}

export const SERVERS = [
  { urls: ['stun:stun.example.org'] },
  { urls: ['turn:turn.example.org'], username: 'u', credential: 'c' },
];
