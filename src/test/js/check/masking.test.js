import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskAddresses } from '../../../../webapp/check/masking.js';

test('addresses lose what tells devices apart', () => {
  for (const [whole, masked] of [
    ['udp 203.0.113.5:6000', 'udp 203.0.x.x:6000'],
    ['udp 10.1.2.3:5, udp 10.1.2.4:6', 'udp 10.1.x.x:5, udp 10.1.x.x:6'],
    ['udp [2001:db8:1:2:3:4:5:6]:6000', 'udp [2001:db8:x]:6000'],
    ['udp [2001:db8::1]:6000', 'udp [2001:db8:x]:6000'],
    ['fe80::1 does not answer', 'fe80::x does not answer'],
    ['udp 5f3a0c6e-1234-4abc-8def-0123456789ab.local:5000', 'udp x.local:5000'],
  ]) {
    assert.equal(maskAddresses(whole), masked);
  }
});

test('what is no address stays', () => {
  for (const text of [
    '12:30:00',
    'turn:a.example:3478',
    'Chrome/125.0',
    '401 Unauthorized',
    '::',
  ]) {
    assert.equal(maskAddresses(text), text);
  }
});
