import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  candidatesIn,
  causes,
  diagnose,
  ownCause,
  toldCause,
} from '../../../../webapp/rtc/diagnosis.js';

const STUN = { urls: 'stun:stun.example.org' };
const TURN = { urls: ['turn:turn.example.org', 'turns:turn.example.org:443'] };

const NOTHING = { any: false, outside: false, relayed: false };
const LOCAL = { any: true, outside: false, relayed: false };
const OUTSIDE = { any: true, outside: true, relayed: false };
const RELAYED = { any: true, outside: true, relayed: true };
const RELAY_ALONE = { any: true, outside: false, relayed: true };

/** @param {...number} codes of the TURN server, as a browser tells them for each address that it tried */
function refused(...codes) {
  return codes.map((errorCode) => ({ url: 'turn:turn.example.org:3478?transport=udp', errorCode }));
}

/** @param {RTCIceServer[]} iceServers @param {RTCIceTransportPolicy} [iceTransportPolicy] */
function configured(iceServers, iceTransportPolicy = 'all') {
  return { iceServers, iceTransportPolicy };
}

/** @param {Partial<Parameters<typeof diagnose>[0]>} facts */
function cause(facts) {
  return diagnose({
    configuration: configured([]),
    errors: [],
    here: LOCAL,
    there: LOCAL,
    told: null,
    answered: true,
    reached: false,
    ...facts,
  });
}

/** @param {string} addressAndType */
function candidate(addressAndType) {
  const [address, type] = addressAndType.split(' ');
  return `a=candidate:1 1 udp 2122 ${address} 50000 typ ${type} raddr 0.0.0.0 rport 9\r\n`;
}

describe('the causes', () => {
  const with0 = { configuration: configured([]) };
  const withStun = { configuration: configured([STUN]) };
  const withTurn = { configuration: configured([STUN, TURN]) };
  const hidden = { configuration: configured([TURN], 'relay') };

  /** @type {[string, string, Partial<Parameters<typeof diagnose>[0]>][]} */
  const cases = [
    ['no-answer', 'the other is silent', { ...withTurn, answered: false, told: 'relay-full' }],
    ['no-path', 'packets go through, and still nothing flows', { reached: true }],

    ['private-addresses', 'no server, and both in networks of their own', with0],
    ['private-addresses', 'no server, and the other in its own', { ...with0, here: OUTSIDE }],
    ['private-addresses', 'no server, and this side in its own', { ...with0, there: OUTSIDE }],
    ['private-addresses', 'a STUN server that answers nobody', withStun],
    ['no-relay', 'both are seen from outside', { ...withStun, here: OUTSIDE, there: OUTSIDE }],
    ['no-relay', 'both are outside', { ...with0, here: OUTSIDE, there: OUTSIDE }],
    ['network-blocked', 'STUN answers the other only', { ...withStun, there: OUTSIDE }],
    ['network-blocked-there', 'STUN answers this side only', { ...withStun, here: OUTSIDE }],

    ['no-candidates', 'the browser finds no way', { ...withTurn, here: NOTHING }],
    ['no-candidates-there', 'the other says that of itself', { told: 'no-candidates' }],
    [
      'no-candidates-there',
      'the other names no way',
      { ...withTurn, here: RELAYED, there: NOTHING },
    ],

    [
      'relay-missing',
      'relay only, no relay',
      { configuration: configured([], 'relay'), here: NOTHING },
    ],
    [
      'relay-missing-there',
      'the other says that of itself',
      { told: 'relay-missing', there: NOTHING },
    ],

    ['relay-refused', 'wrong credentials', { ...withTurn, errors: refused(701, 401) }],
    ['relay-refused', 'forbidden', { ...withTurn, errors: refused(403) }],
    ['relay-refused', 'allocation mismatch', { ...withTurn, errors: refused(437) }],
    ['relay-refused', 'relay only', { ...hidden, here: NOTHING, errors: refused(401) }],
    ['relay-refused', 'the other says so', { ...withTurn, here: RELAYED, told: 'relay-refused' }],
    ['relay-full', 'quota reached', { ...withTurn, errors: refused(486) }],
    ['relay-full', 'no capacity', { ...withTurn, errors: refused(701, 508) }],
    ['relay-full', 'the other says so', { ...withTurn, here: RELAYED, told: 'relay-full' }],

    ['relay-unreachable', 'of neither side', { ...withTurn, errors: refused(701) }],
    ['relay-unreachable', 'without a word', withTurn],
    ['relay-unreachable', 'STUN answers', { ...withTurn, here: OUTSIDE, there: RELAYED }],
    ['relay-unreachable', 'relay only', { ...hidden, here: NOTHING, there: LOCAL }],
    ['relay-unreachable', 'the other says so', { told: 'relay-unreachable', there: NOTHING }],
    ['network-blocked', 'the other reaches the relay', { ...withTurn, there: RELAYED }],
    ['network-blocked', 'the other reaches STUN', { ...withTurn, there: OUTSIDE }],
    ['network-blocked', 'relay only', { ...hidden, here: NOTHING, there: RELAY_ALONE }],
    [
      'network-blocked-there',
      'this side reaches the relay',
      { ...withTurn, here: RELAYED, told: 'relay-unreachable' },
    ],

    ['relay-blocked', 'relays on both sides', { ...withTurn, here: RELAYED, there: RELAYED }],
    ['relay-blocked', 'a relay on this side', { ...withTurn, here: RELAYED }],
    ['relay-blocked', 'relay only', { ...hidden, here: RELAY_ALONE, there: RELAY_ALONE }],
  ];
  for (const [expected, circumstances, facts] of cases) {
    test(`${expected}: ${circumstances}`, () => assert.equal(cause(facts), expected));
  }

  test('each has its test', () => {
    assert.deepEqual(new Set(cases.map(([expected]) => expected)), new Set(causes));
  });
});

describe('on this side', () => {
  const stunOnly = { configuration: configured([STUN]), errors: [], here: LOCAL };

  test('nothing is wrong with a relay, or where none is configured', () => {
    assert.equal(ownCause(stunOnly), null);
    assert.equal(ownCause({ ...stunOnly, here: OUTSIDE }), null);
    const configuration = configured([TURN]);
    assert.equal(ownCause({ configuration, errors: refused(701, 401), here: RELAYED }), null);
  });

  test('what a STUN server says is no refusal of the relay', () => {
    const errors = [{ url: 'stun:turn.example.org:3478', errorCode: 401 }];
    assert.equal(
      ownCause({ configuration: configured([TURN]), errors, here: LOCAL }),
      'relay-unreachable',
    );
  });
});

test('of what another client tells only what is known is heard', () => {
  assert.equal(toldCause('relay-full'), 'relay-full');
  for (const other of ['none', 'no-path', 'of-the-future', 401, null, undefined, {}]) {
    assert.equal(toldCause(other), null);
  }
});

describe('candidates of a description', () => {
  test('none', () => {
    assert.deepEqual(candidatesIn(undefined), NOTHING);
    assert.deepEqual(candidatesIn('v=0\r\na=ice-ufrag:x\r\n'), NOTHING);
  });

  for (const address of [
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.1', '192.168.0.7', '169.254.1.1'],
    ...['100.64.0.1', '100.127.0.1', '::1', 'fe80::1', 'fd00::1', 'fc12::1', '6f1e.local'],
  ]) {
    test(`${address} is good within its network only`, () =>
      assert.deepEqual(candidatesIn(candidate(`${address} host`)), LOCAL));
  }

  for (const address of [
    ...['192.0.2.1', '172.15.0.1', '172.32.0.1', '100.63.0.1', '100.128.0.1', '11.0.0.1'],
    ...['2001:db8::1', '2001:db8:fe80::1'],
  ]) {
    test(`${address} is good outside`, () =>
      assert.deepEqual(candidatesIn(candidate(`${address} host`)), OUTSIDE));
  }

  test('as a STUN server sees it, and of a relay', () => {
    assert.deepEqual(
      candidatesIn(candidate('192.168.0.7 host') + candidate('192.0.2.1 srflx')),
      OUTSIDE,
    );
    assert.deepEqual(candidatesIn(candidate('192.0.2.1 relay')), RELAY_ALONE);
  });
});

test('the administrators’ page lists every cause, and nothing else', () => {
  const page = readFileSync('docs/operations.md', 'utf8');
  const [, table] = page.split('| code on the screen | cause | remedy |');
  const rows = table.trim().split('\n\n')[0].split('\n').slice(1);
  const listed = rows.flatMap((row) => row.split(' | ')[0].match(/[a-z]+(-[a-z]+)+/g) ?? []);
  assert.deepEqual(
    listed,
    causes.filter((cause) => cause !== 'no-answer'),
  );
});
