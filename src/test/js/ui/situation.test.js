import assert from 'node:assert/strict';
import { test } from 'node:test';
import { situationOf } from '../../../../webapp/ui/situation.js';

/** @param {string} presence @param {string} mediaState @param {string | null} [trouble] */
function peer(presence, mediaState, trouble = null, name = 'Ada') {
  return {
    name,
    presence,
    mediaState,
    trouble,
    connectionState: mediaState === 'flowing' ? 'connected' : 'failed',
  };
}

/** @param {string} state @param {any} interruption @param {object[]} peers */
function said(state, interruption, ...peers) {
  const session = { state, peers: new Map(peers.map((each, i) => [i, each])) };
  return situationOf(/** @type {any} */ (session), interruption)?.key ?? null;
}

test('nothing while media flow, falter for a moment, or only the server has lost someone', () => {
  assert.equal(said('joined', null, peer('present', 'flowing'), peer('away', 'flowing')), null);
  assert.equal(said('joined', null, peer('present', 'faltering'), peer('away', 'faltering')), null);
});

test('media that are lost, with and without the other’s connection to the server', () => {
  assert.equal(said('joined', null, peer('present', 'lost')), 'status.unreachable');
  assert.equal(said('joined', null, peer('away', 'lost')), 'status.away');
  assert.equal(
    said('joined', null, peer('away', 'lost'), peer('present', 'lost')),
    'status.unreachable',
  );
});

test('who has not been reached yet', () => {
  assert.equal(said('joined', null, peer('present', 'connecting')), 'status.connecting');
  assert.equal(said('joined', null, peer('away', 'connecting')), 'status.away');
});

test('who cannot be reached, once that is known, or does not answer', () => {
  assert.equal(
    said('joined', null, peer('present', 'connecting', 'no-relay')),
    'status.unreachable',
  );
  assert.equal(said('joined', null, peer('present', 'connecting', 'no-answer')), 'status.noAnswer');
  assert.equal(said('joined', null, peer('present', 'lost', 'no-answer')), 'status.noAnswer');
  assert.equal(said('joined', null, peer('away', 'lost', 'no-answer')), 'status.away');
});

test('what a note explains is not said twice', () => {
  const explained = peer('present', 'lost', 'no-relay');
  const peers = new Map([['a', explained]]);
  const session = /** @type {any} */ ({ state: 'joined', peers });
  const say = () => situationOf(session, null, /** @type {any} */ ([explained]))?.key ?? null;
  assert.equal(say(), null);
  peers.set('b', peer('away', 'lost'));
  assert.equal(say(), 'status.away');
});

test('a server that is gone is told from a network that is', () => {
  assert.equal(said('reconnecting', 'server-gone', peer('present', 'flowing')), 'status.goesOn');
  assert.equal(
    said('reconnecting', 'server-gone', peer('present', 'lost')),
    'interrupted.all-gone',
  );
  assert.equal(said('reconnecting', 'server-gone'), 'interrupted.server-gone');
  assert.equal(
    said('reconnecting', 'network-gone', peer('away', 'lost')),
    'interrupted.network-gone',
  );
});

test('joining takes longer than usual, unless the server has refused it at once', () => {
  assert.equal(said('connecting', null), 'status.joining');
  assert.equal(said('connecting', 'server-gone'), 'status.slow');
  assert.equal(said('connecting', 'draining'), 'status.joining');
  assert.equal(said('connecting', 'not-started'), 'joining.not-started.heading');
});
