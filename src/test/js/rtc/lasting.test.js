import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lasting } from '../../../../webapp/rtc/lasting.js';
import { FakeClock } from '../fakes/fake-clock.js';

const PATIENCE = { appears: 12, changes: 4, vanishes: 6 };

/** @param {(string | null)[]} looks one each second @returns {string} what is said meanwhile; `.` for nothing */
function said(looks) {
  const clock = new FakeClock();
  const lasting = new Lasting(clock, PATIENCE);
  return looks
    .map((look) => {
      const before = lasting.value;
      assert.equal(lasting.observe(look), before !== lasting.value);
      clock.advance(1);
      return lasting.value ?? '.';
    })
    .join('');
}

/** @param {string} looks */
const spelled = (looks) => [...looks].map((look) => (look === '.' ? null : look));

for (const [what, looks, expected] of [
  ['what passes is not said', 'aaaaaaaaaaaa.aaaaaaaaa', '......................'],
  ['what lasts is', '..aaaaaaaaaaaaaa', '..............aa'],
  ['it may change on the way, but then lasts for a while', 'abababababcccccc', '..............cc'],
  ['the latest counts', 'aaaaaaaaaabbbbbb', '..............bb'],
  ['another takes its place if it lasts', 'aaaaaaaaaaaaabbbabbbbbb', '............aaaaaaaaabb'],
  [
    'it stays for a while, and through gaps',
    'aaaaaaaaaaaaa.....a......a',
    '............aaaaaaaaaaaaaa',
  ],
  ['it goes', 'aaaaaaaaaaaaa.......aa', '............aaaaaaa...'],
]) {
  test(what, () => assert.equal(said(spelled(looks)), expected));
}

test('cleared it is gone at once, and counts anew', () => {
  const clock = new FakeClock();
  const lasting = new Lasting(clock, PATIENCE);
  lasting.observe('a');
  clock.advance(12);
  lasting.observe('a');
  assert.equal(lasting.value, 'a');
  assert.equal(lasting.clear(), true);
  assert.equal(lasting.value, null);
  assert.equal(lasting.clear(), false);
  lasting.observe('a');
  clock.advance(11);
  assert.equal(lasting.observe('a'), false);
  clock.advance(1);
  assert.equal(lasting.observe('a'), true);
});
