import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import {
  forgetAllCalls,
  forgetCall,
  recentCalls,
  recordWhenJoined,
} from '../../../../webapp/ui/recent-calls.js';
import { FakeStorage } from '../fakes/fake-storage.js';

const key = 'parley recent calls';
/** @type {FakeStorage} */
let storage;

beforeEach(() => {
  storage = new FakeStorage();
  storage.install('localStorage');
});

/** @param {number} number */
function inviteNumber(number) {
  return `${String(number).padStart(21, 'x')}A`;
}

/** As much of CallSession as is recorded. */
class Session extends EventTarget {
  state = 'connecting';
  peers = new Map();

  join() {
    this.state = 'joined';
    this.dispatchEvent(new Event('state'));
  }

  /** @param {string} id @param {string} name */
  meet(id, name) {
    this.peers.set(id, { name });
    this.dispatchEvent(new Event('peer-added'));
  }
}

/** @param {number} number @param {string} [callName] */
function record(number, callName) {
  const session = new Session();
  const end = new AbortController();
  const call = { invite: inviteNumber(number), callName };
  recordWhenJoined(/** @type {any} */ (session), call, end.signal);
  return { session, end };
}

test('a call is kept when it has been joined, not before', () => {
  const { session } = record(1, 'Team');
  session.dispatchEvent(new Event('state'));
  assert.deepEqual(recentCalls(), []);
  session.join();
  const [{ invite, callName, people, at }] = recentCalls();
  assert.deepEqual([invite, callName, people], [inviteNumber(1), 'Team', []]);
  assert.ok(Math.abs(at - Date.now()) < 60_000);
});

test('who is there is kept, once each, and those without a name are not', () => {
  const { session } = record(1);
  session.join();
  session.meet('1', 'Ada');
  session.meet('2', '');
  session.meet('3', 'Ben');
  session.peers.delete('1');
  session.meet('4', 'Ada');
  assert.deepEqual(recentCalls()[0].people, ['Ada', 'Ben']);
});

test('a call that is over changes nothing any more', () => {
  const { session, end } = record(1);
  session.join();
  end.abort();
  session.meet('1', 'Ada');
  assert.deepEqual(recentCalls()[0].people, []);
});

test('a call removed while it goes on comes back only with somebody new', () => {
  const { session } = record(1);
  session.join();
  session.meet('1', 'Ada');
  forgetCall(inviteNumber(1));
  session.dispatchEvent(new Event('peer-changed'));
  assert.deepEqual(recentCalls(), []);
});

test('joined again: first in the list, with the name and the people from before', () => {
  const first = record(1, 'Team').session;
  first.join();
  first.meet('1', 'Ada');
  record(2).session.join();
  record(1).session.join();
  const [again, other] = recentCalls();
  assert.deepEqual(
    [again.invite, again.callName, again.people],
    [inviteNumber(1), 'Team', ['Ada']],
  );
  assert.equal(other.invite, inviteNumber(2));
  assert.equal(recentCalls().length, 2);
});

test('eight calls are kept, the latest first', () => {
  mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
  for (let number = 1; number <= 10; number++) {
    record(number).session.join();
    mock.timers.tick(1000);
  }
  mock.timers.reset();
  const kept = recentCalls();
  assert.equal(kept.length, 8);
  assert.equal(kept[0].invite, inviteNumber(10));
  assert.equal(kept[7].invite, inviteNumber(3));
  assert.ok(kept[0].at > kept[7].at);
});

test('one is removed, then all', () => {
  for (const number of [1, 2, 3]) record(number).session.join();
  forgetCall(inviteNumber(2));
  assert.deepEqual(
    recentCalls().map(({ invite }) => invite),
    [inviteNumber(3), inviteNumber(1)],
  );
  forgetAllCalls();
  assert.equal(storage.getItem(key), null, 'nothing is left behind');
  record(1).session.join();
  forgetCall(inviteNumber(1));
  assert.equal(storage.getItem(key), null);
});

test('what is not a call of ours is passed over', () => {
  const good = { invite: inviteNumber(1), callName: '', people: ['Ada'], at: 5 };
  const bad = [
    null,
    7,
    {},
    { ...good, invite: 'short' },
    { ...good, people: [1] },
    { ...good, at: 'x' },
  ];
  storage.setItem(key, JSON.stringify([...bad, good]));
  assert.deepEqual(recentCalls(), [good]);
  storage.setItem(key, '{"a":');
  assert.deepEqual(recentCalls(), []);
  storage.setItem(key, '{}');
  assert.deepEqual(recentCalls(), []);
});

test('without storage the call goes on', () => {
  storage.full = true;
  record(1).session.join();
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get() {
      throw new DOMException('', 'SecurityError');
    },
  });
  record(1).session.join();
  assert.deepEqual(recentCalls(), []);
});
