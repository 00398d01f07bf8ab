import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Roster } from '../../../../webapp/signaling/roster.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { welcome } from '../fakes/fake-socket.js';

/** @type {FakeClock} */
let clock;
/** @type {Roster} */
let roster;
/** @type {string[]} */
let told;

beforeEach(() => {
  clock = new FakeClock();
  told = [];
  roster = new Roster(
    {
      met: ({ id }, found) => told.push(`${id} met${found ? ' in welcome' : ''}`),
      away: (id) => told.push(`${id} away`),
      left: (id, reason) => told.push(`${id} left: ${reason}`),
      about: (id, { name }) => told.push(`${id} is ${name}`),
    },
    clock,
    () => told.push('seek'),
  );
});

/** @param {string} id */
function participant(id) {
  return /** @type {any} */ ({
    id,
    instance: 'i',
    state: 'present',
    role: 'participant',
    about: {},
  });
}

/** @param {string} epoch @param {string} ids one character each */
function arrive(epoch, ids) {
  roster.welcome(/** @type {any} */ (welcome({ epoch, participants: [...ids].map(participant) })));
  return told.splice(0);
}

/** @param {number} milliseconds */
function after(milliseconds) {
  clock.advance(milliseconds);
  return told.splice(0);
}

test('tells what the frames say', () => {
  arrive('1', '');
  roster.apply({ type: 'joined', participant: participant('a') });
  roster.apply({ type: 'away', id: 'a' });
  roster.apply({ type: 'back', participant: participant('a') });
  roster.apply({ type: 'about', id: 'a', about: { name: 'Ada' } });
  roster.apply({ type: 'left', id: 'a', reason: 'leave' });
  assert.deepEqual(told, ['a met', 'a away', 'a met', 'a is Ada', 'a left: leave']);
});

test('ignores a frame of a type that it does not know', () => {
  roster.apply(/** @type {any} */ ({ type: 'of-the-future' }));
  assert.deepEqual(told, []);
});

test('same epoch: who is absent has left', () => {
  arrive('1', 'abc');
  assert.deepEqual(arrive('1', 'b'), ['a left: unknown', 'c left: unknown', 'b met in welcome']);
});

test('who was told to have left is not missed in the next welcome', () => {
  arrive('1', 'ab');
  roster.apply({ type: 'left', id: 'a', reason: 'leave' });
  told.length = 0;
  assert.deepEqual(arrive('1', 'b'), ['b met in welcome']);
  assert.deepEqual(arrive('2', 'b'), ['b met in welcome']);
  assert.deepEqual(after(60_000), []);
});

test('new epoch: who is absent is away until the grace has passed', () => {
  arrive('1', 'ab');
  assert.deepEqual(arrive('2', 'b'), ['a away', 'b met in welcome']);
  assert.deepEqual(after(29_999), ['seek']);
  assert.deepEqual(after(1), ['a left: grace']);
  assert.deepEqual(after(60_000), []);
});

test('new epoch: who comes within the grace has not left', () => {
  arrive('1', 'ab');
  arrive('2', 'b');
  roster.apply({ type: 'joined', participant: participant('a') });
  assert.deepEqual(after(60_000), ['a met']);
});

test('a second connection in the new epoch neither ends nor prolongs the grace', () => {
  arrive('1', 'a');
  arrive('2', '');
  clock.advance(10_000);
  roster.suspend();
  assert.deepEqual(arrive('2', ''), []);
  assert.deepEqual(after(19_999), ['seek']);
  assert.deepEqual(after(1), ['a left: grace']);
});

test('yet another epoch starts the grace anew', () => {
  arrive('1', 'a');
  arrive('2', '');
  clock.advance(10_000);
  assert.deepEqual(arrive('3', ''), []);
  assert.deepEqual(after(29_999), ['seek']);
  assert.deepEqual(after(1), ['a left: grace']);
});

test('nobody is declared left while there is no connection to hear of their return', () => {
  arrive('1', 'ab');
  arrive('2', '');
  roster.suspend();
  assert.deepEqual(after(60_000), []);
  assert.deepEqual(arrive('2', 'a'), ['a met in welcome', 'b left: grace']);
});

test('who has been away for half of the grace is looked for, once', () => {
  arrive('1', 'ab');
  roster.apply({ type: 'away', id: 'a' });
  assert.deepEqual(after(14_999), ['a away']);
  assert.deepEqual(after(1), ['seek']);
  arrive('1', 'b');
  assert.deepEqual(after(60_000), []);
});

test('who is back in time is not looked for; when away again, they are', () => {
  arrive('1', 'a');
  roster.apply({ type: 'away', id: 'a' });
  clock.advance(14_999);
  roster.apply({ type: 'back', participant: participant('a') });
  told.length = 0;
  assert.deepEqual(after(60_000), []);
  roster.apply({ type: 'away', id: 'a' });
  assert.deepEqual(after(15_000), ['a away', 'seek']);
});

test('half of the grace counts from the last welcome', () => {
  arrive('1', 'a');
  roster.apply({ type: 'away', id: 'a' });
  clock.advance(10_000);
  roster.suspend();
  clock.advance(10_000);
  roster.welcome(
    /** @type {any} */ (
      welcome({ epoch: '1', participants: [{ ...participant('a'), state: 'away' }] })
    ),
  );
  told.length = 0;
  assert.deepEqual(after(14_999), []);
  assert.deepEqual(after(1), ['seek']);
});
