import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as capability from '../../../../webapp/signaling/capability.js';

test('the chain of docs/protocol.md from host key to participant id', async () => {
  const invite = await capability.inviteOfHostKey('AAECAwQFBgcICQoLDA0ODw');
  assert.equal(invite, '_TvoB9uAkAfCnUFFHYji2w');
  const callId = await capability.callIdOf(invite);
  assert.equal(callId, 'VnBj4WL4Tv51FOwj0piuag');
  const participantId = await capability.participantIdOf(callId, 'EBESExQVFhcYGRobHB0eHw');
  assert.equal(participantId, '4osdf3moAgr_6yTKEZzG4A');
});

const NAMES = [
  [' Caf\u00e9 ', 'caf\u00e9', 'eCP-bP72bPfbiUpn6PuryQ', 'gQxPQ3e14289VcmiroPoqg'],
  [' Cafe\u0301 ', 'caf\u00e9', 'eCP-bP72bPfbiUpn6PuryQ', 'gQxPQ3e14289VcmiroPoqg'],
  ['회의', '회의', 'mfpbSBzVdXArhpAdqECXiQ', 'Ep0xtk5CnLwN3ZdRVez6tA'],
  ['회의'.normalize('NFD'), '회의', 'mfpbSBzVdXArhpAdqECXiQ', 'Ep0xtk5CnLwN3ZdRVez6tA'],
  ['ＰＡＲＬＥＹ', 'parley', '6bPGIQ3DiKCsAQZ7eebrIA', 'wVqetN7JVlBd4Z7FqmC-kA'],
  ['\u0130stanbul', 'i\u0307stanbul', 'bX0rljHB2dZfKHDc2gd4vQ', '_PCBDfXmtak3e2iSUpuQ1g'],
];

for (const [typed, normalized, invite, callId] of NAMES) {
  test(`the call named ${JSON.stringify(typed)}`, async () => {
    assert.equal(capability.normalizeName(typed), normalized);
    assert.equal(await capability.inviteOfName(typed), invite);
    assert.equal(await capability.callIdOf(invite), callId);
  });
}

test('a name of white space names no call', () => {
  assert.equal(capability.normalizeName(' \t\u00a0\u3000'), '');
});

test('random keys are canonical and differ', () => {
  const keys = Array.from({ length: 200 }, () => capability.randomKey());
  assert.ok(keys.every(capability.isKey));
  assert.equal(new Set(keys).size, keys.length);
});

test('only the canonical spelling is a key', () => {
  assert.ok(capability.isKey('AAECAwQFBgcICQoLDA0ODw'));
  for (const text of [
    'AAECAwQFBgcICQoLDA0ODx', // the same bytes, other padding bits
    'AAECAwQFBgcICQoLDA0OD',
    'AAECAwQFBgcICQoLDA0ODw==',
    'AAECAwQFBgcICQoLDA0OD/',
    ' AAECAwQFBgcICQoLDA0ODw',
    'AAECAwQFBgcICQoLDA0ODw\n',
    '',
    null,
    22,
  ]) {
    assert.equal(capability.isKey(text), false, JSON.stringify(text));
  }
});
