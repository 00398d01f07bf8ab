import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseIceUrl } from '../../../../webapp/check/ice-url.js';
import { answerOf, relayVerdict, stunVerdict, udpVerdict } from '../../../../webapp/check/relay.js';
import { gathered, host, relayed, seen } from './found.js';

const udp = 'turn:a.example';
const tcp = 'turn:a.example?transport=tcp';
const tls = 'turns:a.example';

/**
 * @param {string} url
 * @param {import('../../../../webapp/check/gathering.js').Gathered} what
 * @param {{ credentialsEnded?: boolean, anotherWorks?: boolean }} [more]
 */
function verdict(url, what, { credentialsEnded = false, anotherWorks = false } = {}) {
  return relayVerdict(parseIceUrl(url), what, credentialsEnded, anotherWorks);
}

test('a relay that works, by its transport', () => {
  for (const [url, key] of [
    [udp, 'check.relay.udp'],
    [tcp, 'check.relay.tcp'],
    [tls, 'check.relay.tls'],
  ]) {
    const { state, says, facts } = verdict(url, gathered([relayed]));
    assert.deepEqual([state, says.key], ['good', key]);
    assert.deepEqual(facts, { 'relayed address (relay)': 'udp 198.51.100.9:7000', took: '12 ms' });
  }
});

test('what it answers with is told, and what that means', () => {
  const answers = /** @type {[number, string][]} */ ([
    [401, 'check.relay.credentials'],
    [441, 'check.relay.credentials'],
    [403, 'check.relay.forbidden'],
    [486, 'check.relay.quota'],
    [508, 'check.relay.full'],
    [500, 'check.relay.other'],
  ]);
  for (const [code, key] of answers) {
    const { state, says, facts } = verdict(udp, gathered([], [[udp, code, 'Because']]));
    assert.deepEqual([state, says.key], ['bad', key]);
    assert.deepEqual(facts, { error: `${code} Because`, asked: udp, took: '12 ms' });
  }
});

test('an answer counts more than none by another of the networks', () => {
  const both = gathered(
    [],
    [
      [udp, 701],
      [udp, 401],
    ],
  );
  assert.equal(verdict(udp, both).says.key, 'check.relay.credentials');
});

test('refused credentials, and clocks that differ', () => {
  const refused = gathered([], [[udp, 401]]);
  assert.equal(verdict(udp, refused, { credentialsEnded: true }).says.key, 'check.relay.clock');
  // What works needs no excuse.
  assert.equal(verdict(udp, gathered([relayed]), { credentialsEnded: true }).state, 'good');
});

test('silence, by its transport; with an error of the browser or without', () => {
  for (const [url, key] of [
    [udp, 'check.relay.silentUdp'],
    [tcp, 'check.relay.silent'],
    [tls, 'check.relay.silentTls'],
  ]) {
    assert.equal(verdict(url, gathered([], [[url, 701]])).says.key, key);
    assert.equal(verdict(url, gathered([], [], false)).says.key, key);
  }
});

test('where another relay works, calls do', () => {
  const silent = gathered([], [[udp, 701]]);
  assert.equal(verdict(udp, silent, { anotherWorks: true }).state, 'warn');
});

test('a name that nobody knows', () => {
  const lookup = gathered([], [[udp, 701, 'STUN host lookup received error.']]);
  assert.equal(verdict(udp, lookup).says.key, 'check.relay.name');
  assert.equal(stunVerdict(parseIceUrl('stun:a.example'), lookup).says.key, 'check.stun.name');
});

test('a connection that is refused without a word', () => {
  const { says, facts } = verdict(tcp, gathered([]));
  assert.equal(says.key, 'check.relay.silent');
  assert.deepEqual(facts, { answer: 'none', took: '12 ms' });
});

test('a STUN server', () => {
  const url = parseIceUrl('stun:a.example');
  assert.equal(stunVerdict(url, gathered([host, seen])).says.key, 'check.stun.answers');
  assert.equal(stunVerdict(url, gathered([host])).says.key, 'check.stun.answers'); // nothing new
  const silent = gathered([host], [[url.url, 701]]);
  assert.equal(stunVerdict(url, silent).says.key, 'check.stun.silent');
  assert.equal(stunVerdict(url, gathered([host], [], false)).state, 'warn');
  assert.equal(answerOf(url, gathered([seen], [[url.url, 701]])), 'yes');
});

/** @param {[string, import('../../../../webapp/check/gathering.js').Gathered][]} asked */
function ofUdp(...asked) {
  return udpVerdict(asked.map(([url, what]) => ({ url: parseIceUrl(url), gathered: what })));
}

test('UDP that passes: whoever answers by it, even with a refusal', () => {
  assert.equal(ofUdp([udp, gathered([relayed])]).state, 'good');
  assert.equal(ofUdp([udp, gathered([], [[udp, 401]])]).says.key, 'check.udp.passes');
  const silent = gathered([]); // Chromium, where a port is closed
  assert.equal(ofUdp([udp, silent]).state, 'bad');
  assert.equal(ofUdp([udp, silent], ['stun:b.example', gathered([seen])]).state, 'good');
});

test('UDP that is blocked: the same server answers by TCP', () => {
  const verdict = ofUdp([udp, gathered([], [[udp, 701]])], [tcp, gathered([relayed])]);
  assert.deepEqual([verdict.state, verdict.says.key], ['warn', 'check.udp.blocked']);
});

test('UDP that may be blocked, or has nobody who answers', () => {
  const verdict = ofUdp([udp, gathered([], [[udp, 701]])], [tcp, gathered([], [[tcp, 701]])]);
  assert.deepEqual([verdict.state, verdict.says.key], ['bad', 'check.udp.silent']);
});

test('silence tells nothing where the browser does not say what has failed', () => {
  const mute = { ...gathered([host]), complains: false };
  const stun = 'stun:a.example';
  const { state, says, facts } = stunVerdict(parseIceUrl(stun), mute);
  assert.deepEqual([state, says.key], ['none', 'check.stun.untold']);
  assert.deepEqual(facts, { took: '12 ms' });
  const relay = verdict(udp, mute);
  assert.deepEqual([relay.state, relay.says.key], ['bad', 'check.relay.untold']);
  assert.equal(ofUdp([udp, mute], [stun, mute]).says.key, 'check.udp.untold');
  // Whoever relays by TCP would by UDP; who is only asked for an address need not have one to tell.
  assert.equal(ofUdp([udp, mute], [tcp, gathered([relayed])]).says.key, 'check.udp.blocked');
  assert.equal(ofUdp([stun, mute], [tcp, gathered([relayed])]).says.key, 'check.udp.untold');
  // Where it goes on waiting until nobody waits any more, nothing has come.
  assert.equal(answerOf(parseIceUrl(stun), { ...mute, complete: false }), 'no');
  assert.equal(answerOf(parseIceUrl(stun), { ...gathered([seen]), complains: false }), 'yes');
});

test('UDP that nobody can be asked about', () => {
  assert.equal(ofUdp().says.key, 'check.udp.unasked');
  assert.equal(ofUdp([tcp, gathered([relayed])]).state, 'none');
});
