import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import fc from 'fast-check';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakePage } from '../fakes/fake-page.js';
import { fragmentOf, idOf, sectionsOf, settle, turn } from '../fakes/fake-peer-connection.js';
import { runs, seedOfThisRun } from '../fakes/random.js';

/** @typedef {0 | 1} Side */

/**
 * Two pages in a call and the server between them, which drops what is meant for someone who is away, and tells of
 * presence as docs/protocol.md has it. A connection that is lost takes along what is under way on it.
 */
class CallOfTwo {
  clock = new FakeClock();
  connected = [true, true];
  /** Whose seat has been given up. */
  gone = [false, false];
  /** Descriptions that a browser was told to refuse. */
  refused = 0;

  /** @param {'first' | 'second' | 'both'} finder who learns of the other from `welcome` */
  constructor(finder) {
    this.pages = [new FakePage('a', this.clock), new FakePage('b', this.clock)];
    for (const side of /** @type {Side[]} */ ([0, 1])) {
      const finds = finder === 'both' || (finder === 'first') === (side === 0);
      this.pages[side].mesh.met(this.pages[1 - side].description, finds);
    }
  }

  /** @param {Side} from @param {number} count */
  carry(from, count) {
    const [sender, recipient] = [this.pages[from], this.pages[1 - from]];
    for (const { to: _to, toInstance: _instance, ...frame } of sender.outbox.splice(0, count)) {
      if (!this.connected[1 - from]) continue;
      recipient.mesh.signal({ ...frame, from: sender.id, fromInstance: sender.instance });
    }
  }

  /** @param {Side} from @param {number} count not even the server knows */
  lose(from, count) {
    this.pages[from].outbox.splice(0, count);
  }

  /** @param {Side} side */
  disconnect(side) {
    if (!this.connected[side]) return;
    this.connected[side] = false;
    this.pages[side].outbox.length = 0;
    this.pages[side].mesh.suspend();
    if (this.connected[1 - side]) this.pages[1 - side].mesh.away(this.pages[side].id);
  }

  /** The seat of someone who is away @param {Side} side */
  expire(side) {
    if (this.connected[side] || this.gone[side]) return;
    this.gone[side] = true;
    if (this.connected[1 - side]) this.pages[1 - side].mesh.left(this.pages[side].id, 'grace');
  }

  /** @param {Side} side */
  reconnect(side) {
    if (this.connected[side]) return;
    const [page, other] = [this.pages[side], this.pages[1 - side]];
    this.connected[side] = true;
    this.gone[side] = false;
    const state = this.connected[1 - side] ? 'present' : 'away';
    if (this.gone[1 - side]) page.mesh.left(other.id, 'unknown');
    else page.mesh.met({ ...other.description, state }, true);
    if (state === 'present') other.isToldOf(page);
  }

  /** @param {Side} side @param {RTCPeerConnectionState} state */
  become(side, state) {
    const { connection } = this.pages[side];
    if (connection?.currentRemote && connection.signalingState !== 'closed')
      connection.become(state);
  }

  /** @param {Side} side @param {boolean} surely */
  changeNetwork(side, surely) {
    this.pages[side].mesh.networkChanged(surely);
  }

  /** @param {Side} side the browser refuses the next description, whatever it is */
  refuse(side) {
    const { connection } = this.pages[side];
    if (!connection || connection.signalingState === 'closed' || this.refused === 2) return;
    this.refused += 1;
    connection.refusal = new Error('refused');
  }

  /** @param {number} milliseconds */
  wait(milliseconds) {
    this.clock.advance(milliseconds);
  }

  /** @param {number} count of turns of the event loop */
  async run(count) {
    for (let n = 0; n < count; n++) await turn();
  }

  /** Both are in the call and their media flow: until nobody says anything any more. */
  async finish() {
    for (let round = 0; round < 40; round++) {
      for (const side of /** @type {Side[]} */ ([0, 1])) {
        this.reconnect(side);
        this.become(side, 'connected');
      }
      await settle();
      if (this.pages.every(({ outbox }) => outbox.length === 0) && this.clock.pending === 0) return;
      for (const side of /** @type {Side[]} */ ([0, 1])) this.carry(side, Infinity);
      if (this.pages.every(({ outbox }) => outbox.length === 0)) this.wait(1_000);
    }
    assert.fail('they go on talking');
  }

  assertAgreed() {
    const [one, other] = this.pages;
    const { generation } = one.peer('b').pair;
    assert.equal(other.peer('a').pair.generation, generation, 'of one generation');
    for (const [page, far] of [this.pages, [other, one]]) {
      const { connection } = page;
      assert.equal(connection.signalingState, 'stable');
      assert.equal(idOf(connection.currentLocal), idOf(far.connection.currentRemote));
      assert.equal(sectionsOf(connection.currentLocal), 2);
      assert.equal(connection.getTransceivers().length, 2);
      for (const { currentDirection } of connection.getTransceivers()) {
        assert.equal(currentDirection, 'sendrecv');
      }
      const fragment = fragmentOf(connection.currentRemote);
      const ends = connection.appliedCandidates.filter(({ candidate }) => candidate === '');
      assert.ok(
        ends.some(({ usernameFragment }) => usernameFragment === fragment),
        'the candidates came after their description',
      );
      const open = page.connections.filter(({ signalingState }) => signalingState !== 'closed');
      assert.deepEqual(open, [connection], 'one connection is open');
    }
  }
}

const side = fc.constantFrom(0, 1);
const count = fc.integer({ min: 1, max: 4 });
const state = fc.constantFrom('connected', 'disconnected', 'failed');
/** What happens: the name of a method of CallOfTwo and its arguments. */
const event = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constant('carry'), side, count) },
  { weight: 8, arbitrary: fc.tuple(fc.constant('run'), fc.integer({ min: 1, max: 12 })) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('lose'), side, count) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('disconnect'), side) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('reconnect'), side) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('expire'), side) },
  { weight: 4, arbitrary: fc.tuple(fc.constant('become'), side, state) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('changeNetwork'), side, fc.boolean()) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('refuse'), side) },
  { weight: 4, arbitrary: fc.tuple(fc.constant('wait'), fc.constantFrom(0, 100, 1_000, 5_000)) },
);

const seed = seedOfThisRun();

test(`whatever happens, both ends agree and fall silent (SEED=${seed})`, async () => {
  const warn = mock.method(console, 'warn', () => {});
  /** @type {unknown[]} */
  const unhandled = [];
  process.on('unhandledRejection', (error) => unhandled.push(error));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('first', 'second', 'both'),
      fc.array(event, { maxLength: 60 }),
      async (finder, events) => {
        warn.mock.resetCalls();
        const call = new CallOfTwo(/** @type {any} */ (finder));
        for (const [method, ...parameters] of events) {
          await /** @type {any} */ (call)[method](...parameters);
        }
        await call.finish();
        call.assertAgreed();
        const complaints = warn.mock.calls.map((each) => `${each.arguments.join(' ')}`);
        if (call.refused === 0) assert.deepEqual(complaints, [], 'no signal out of its order');
        assert.deepEqual(unhandled, []);
      },
    ),
    { seed, numRuns: runs(1_500) },
  );
});
