import assert from 'node:assert/strict';
import { test } from 'node:test';
import { History, span } from '../../../../webapp/admin/history.js';
import { pathOf } from '../../../../webapp/admin/sparkline.js';

const start = Date.parse('2026-01-01T00:00:00Z');

/** @param {number} seconds @param {object} [overview] */
function now(seconds, overview) {
  return /** @type {import('../../../../webapp/admin/server.js').Now} */ ({
    at: new Date(start + seconds * 1000).toISOString(),
    overview: {
      startedAt: '2026-01-01T00:00:00Z',
      calls: 0,
      participantsPresent: 0,
      participantsAway: 0,
      connections: 0,
      framesIn: 0,
      framesOut: 0,
      bytesIn: 0,
      bytesOut: 0,
      ...overview,
    },
  });
}

test('totals become rates, over the time that has passed at the server', () => {
  const history = new History();
  history.add(now(0, { framesIn: 10, framesOut: 20, bytesIn: 100 }));
  assert.equal(history.latest('frames'), undefined);
  history.add(now(4, { framesIn: 14, framesOut: 24, bytesIn: 500 }));
  assert.equal(history.latest('frames'), 2);
  assert.equal(history.latest('bytes'), 100);
});

test('what happens in a moment counts towards the time until it is looked at again', () => {
  const history = new History();
  history.add(now(0, { framesIn: 0 }));
  history.add(now(2, { framesIn: 10 }));
  history.add(now(2.02, { framesIn: 30 })); // by an action
  history.add(now(4, { framesIn: 30 }));
  assert.equal(history.most('frames'), 10);
  assert.equal(history.series.frames.length, 2);
  assert.equal(history.series.calls.length, 4);
});

test('a clock that was put back keeps no rates back', () => {
  const history = new History();
  history.add(now(3600, { framesIn: 10 }));
  history.add(now(0, { framesIn: 20 }));
  history.add(now(2, { framesIn: 24 }));
  assert.equal(history.latest('frames'), 2);
});

test('another start of the server counts anew, and is no negative rate', () => {
  const history = new History();
  history.add(now(0, { framesIn: 1000 }));
  history.add(now(2, { framesIn: 3, startedAt: '2026-01-01T00:00:01Z' }));
  assert.equal(history.latest('frames'), undefined);
  history.add(now(4, { framesIn: 5, startedAt: '2026-01-01T00:00:01Z' }));
  assert.equal(history.latest('frames'), 1);
});

test('who is away has a place in the call too', () => {
  const history = new History();
  history.add(now(0, { participantsPresent: 2, participantsAway: 1 }));
  assert.equal(history.latest('participants'), 3);
});

test('what is long ago is forgotten', () => {
  const history = new History();
  history.add(now(0, { calls: 9 }));
  history.add(now(2, { calls: 4 }));
  assert.equal(history.most('calls'), 9);
  history.add(now(span / 1000 + 1, { calls: 1 }));
  assert.equal(history.most('calls'), 4);
  assert.equal(history.series.calls.length, 2);
});

test('a line ends at the latest point, and has its greatest value at the top', () => {
  const { line, area } = pathOf([
    { at: start, value: 0 },
    { at: start + span / 2, value: 8 },
    { at: start + span, value: 4 },
  ]);
  assert.equal(line, 'M0 24L50 0L100 12');
  assert.equal(area, 'M0 24L0 24L50 0L100 12L100 24Z');
});

test('a single call is not drawn as if it were many', () => {
  const { line } = pathOf([
    { at: start, value: 1 },
    { at: start + span, value: 1 },
  ]);
  assert.equal(line, 'M0 12L100 12');
});

test('less than a minute does not look like more', () => {
  const { line } = pathOf([
    { at: start, value: 2 },
    { at: start + 30_000, value: 2 },
  ]);
  assert.equal(line, 'M50 0L100 0');
});

test('one point is no line', () => {
  assert.deepEqual(pathOf([{ at: start, value: 1 }]), { line: '', area: '' });
});
