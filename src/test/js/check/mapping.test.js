import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseIceUrl } from '../../../../webapp/check/ice-url.js';
import { mappingVerdict } from '../../../../webapp/check/mapping.js';
import { found, gathered, host, relayed, seen } from './found.js';

const one = 'stun:a.example';
const two = 'stun:b.example';

/**
 * @param {import('../../../../webapp/check/gathering.js').Candidate[]} candidates
 * @param {Record<string, number>} [refusals]  of the servers, by URL
 * @param {string[]} [asked]
 */
function verdict(candidates, refusals = {}, asked = [one, two]) {
  const each = asked.map((url) => {
    const found = url.startsWith('turn') ? relayed : seen;
    const refused = url in refusals;
    const alone = refused ? gathered([], [[url, refusals[url]]]) : gathered([found]);
    return { url: parseIceUrl(url), gathered: alone };
  });
  return mappingVerdict(each, candidates);
}

test('the same public port for both servers', () => {
  const { state, says, facts } = verdict([host, seen]);
  assert.deepEqual([state, says.key], ['good', 'check.mapping.steady']);
  assert.deepEqual(facts, { 'public address': 'udp 203.0.113.5:6000' });
});

test('another public port for each server', () => {
  const { state, says } = verdict([host, seen, { ...seen, port: 6001 }]);
  assert.deepEqual([state, says.key], ['warn', 'check.mapping.changes']);
});

test('another public address for each server', () => {
  const says = verdict([host, seen, { ...seen, address: '203.0.113.99' }]).says;
  assert.equal(says.key, 'check.mapping.changes');
});

test('two networks of one device are no change', () => {
  const other = found('host', '192.0.2.8', 5001);
  const seenThere = found('srflx', '198.51.100.1', 9000, { relatedPort: 5001 });
  assert.equal(verdict([host, other, seen, seenThere]).says.key, 'check.mapping.steady');
});

test('local ports that the browser keeps back can be compared only if there is one', () => {
  const hidden = { ...seen, relatedPort: 0 };
  const elsewhere = { ...hidden, port: 6001 };
  assert.equal(verdict([host, hidden, elsewhere]).says.key, 'check.mapping.changes');
  assert.equal(verdict([host, hidden]).says.key, 'check.mapping.steady');
  const named = { ...host, address: '5f3a0c6e-0000-4000-8000-000000000000.local' };
  assert.equal(verdict([named, hidden]).says.key, 'check.mapping.steady');
  assert.equal(verdict([host, named, hidden, elsewhere]).says.key, 'check.mapping.seen');
});

test('IPv4 and IPv6 have nothing to do with each other', () => {
  const six = found('srflx', '2001:db8::5', 8000, { relatedPort: 5000 });
  assert.equal(verdict([host, seen, six]).says.key, 'check.mapping.steady');
});

test('one server alone tells the address, not whether it stays', () => {
  assert.equal(verdict([host, seen], { [two]: 701 }).says.key, 'check.mapping.seen');
  assert.equal(verdict([host, seen], {}, [one]).says.key, 'check.mapping.seen');
  const same = [one, 'turn:a.example'];
  assert.equal(verdict([host, seen], {}, same).says.key, 'check.mapping.seen');
});

test('silence tells nothing where the browser does not say what has failed', () => {
  const [url, silent] = [parseIceUrl(one), { ...gathered([host]), complains: false }];
  assert.equal(
    mappingVerdict([{ url, gathered: silent }], [host]).says.key,
    'check.mapping.unknown',
  );
});

test('a public address of its own, nobody who answers, nobody to ask', () => {
  assert.equal(verdict([host]).says.key, 'check.mapping.same');
  assert.equal(verdict([host], { [one]: 701, [two]: 701 }).says.key, 'check.mapping.unknown');
  const refused = verdict([host], { 'turn:a.example': 401 }, ['turn:a.example']);
  assert.equal(refused.says.key, 'check.mapping.unknown'); // an answer, but no address
  const tcp = ['turn:a.example?transport=tcp'];
  assert.equal(verdict([host], {}, tcp).says.key, 'check.mapping.unasked');
  assert.equal(mappingVerdict([], [host]).state, 'none');
});
