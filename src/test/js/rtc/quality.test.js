import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWeak, measure } from '../../../../webapp/rtc/quality.js';

const NOW = 1_800_000_000_000;
const START = { received: 1_000, lost: 5, lostThere: 0, roundTrip: 0.05, bandwidth: Infinity };

/** @param {Partial<typeof START>} change */
const weak = (change) => isWeak(START, { ...START, received: 1_100, ...change });

test('what talks well is not weak', () => {
  assert.equal(weak({}), false);
  assert.equal(weak({ lost: 12, lostThere: 0.05, roundTrip: 0.6, bandwidth: 400_000 }), false);
});

test('too much is lost, here or there', () => {
  assert.equal(weak({ lost: 30 }), true);
  assert.equal(weak({ lostThere: 0.2 }), true);
});

test('of a few packets one cannot say', () => {
  assert.equal(weak({ received: 1_002, lost: 10 }), false);
  assert.equal(weak({ received: 1_000 }), false);
});

test('too slow, too little', () => {
  assert.equal(weak({ roundTrip: 1.2 }), true);
  assert.equal(weak({ bandwidth: 60_000 }), true);
});

test('what browsers count is found, and what they do not count is not missed', () => {
  const pair = { type: 'candidate-pair', nominated: true, state: 'succeeded', timestamp: NOW };
  const inbound = { type: 'inbound-rtp', timestamp: NOW };
  const statistics = [
    { ...inbound, kind: 'audio', packetsReceived: 100, packetsLost: 3 },
    { ...inbound, kind: 'video', packetsReceived: 200, packetsLost: -1 },
    { type: 'remote-inbound-rtp', fractionLost: 0.02, timestamp: NOW - 6_000 },
    { type: 'remote-inbound-rtp', fractionLost: 0.01, timestamp: NOW - 500 },
    { type: 'remote-inbound-rtp', fractionLost: 0.9, timestamp: NOW - 9_000 },
    { ...pair, currentRoundTripTime: 0.03, availableOutgoingBitrate: 50_000 },
    { ...pair, state: 'failed', currentRoundTripTime: 7 },
    { ...pair, nominated: false, currentRoundTripTime: 7 },
  ];
  const measured = {
    received: 300,
    lost: 2,
    lostThere: 0.02,
    roundTrip: 0.03,
    bandwidth: Infinity,
  };
  assert.deepEqual(measure(statistics), measured);
  const limited = { type: 'outbound-rtp', qualityLimitationReason: 'bandwidth', timestamp: NOW };
  assert.deepEqual(measure([limited, ...statistics]), { ...measured, bandwidth: 50_000 });
  const nothing = { received: 0, lost: 0, lostThere: 0, roundTrip: 0, bandwidth: Infinity };
  assert.deepEqual(measure([inbound, pair, limited]), nothing);
});
