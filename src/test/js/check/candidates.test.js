import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidatesVerdict } from '../../../../webapp/check/candidates.js';
import { found, host, relayed, seen } from './found.js';

test('each kind of address is told', () => {
  const { state, says, facts } = candidatesVerdict([host, seen, relayed, host]);
  assert.deepEqual([state, says.key], ['good', 'check.candidates.found']);
  assert.deepEqual(facts, {
    'own address (host)': 'udp 192.0.2.7:5000',
    'address from outside (srflx)': 'udp 203.0.113.5:6000',
    'relayed address (relay)': 'udp 198.51.100.9:7000',
  });
});

test('an IPv6 address stands in brackets, a port that is none is not told', () => {
  const whole = found('host', '[2001:db8::1]', 5000);
  const active = found('host', '192.0.2.7', 9, { protocol: 'tcp' });
  const { facts } = candidatesVerdict([found('host', '2001:db8::1', 5000), whole, active]);
  assert.deepEqual(facts, { 'own address (host)': 'udp [2001:db8::1]:5000' });
});

test('a browser that was forbidden UDP, or everything', () => {
  const tcp = { ...host, protocol: 'tcp' };
  assert.equal(candidatesVerdict([tcp]).says.key, 'check.candidates.noUdp');
  assert.equal(candidatesVerdict([tcp]).state, 'warn');
  assert.equal(candidatesVerdict([]).says.key, 'check.candidates.nothing');
  assert.equal(candidatesVerdict([]).state, 'bad');
});
