import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { restWhenIdle } from '../../../../webapp/ui/rest.js';

const long = 60_000;

/** @type {EventTarget & { dataset: Record<string, string> }} */ let element;
/** @type {AbortController} */ let over;
let busy = false;
/** @type {() => void} */ let wake;

const resting = () => 'resting' in element.dataset;
const pass = () => mock.timers.tick(long);
const happen = (/** @type {string} */ type) => document.dispatchEvent(new Event(type));

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  Object.assign(globalThis, { document: new EventTarget() });
  element = Object.assign(new EventTarget(), { dataset: {} });
  over = new AbortController();
  busy = false;
  wake = restWhenIdle(/** @type {any} */ (element), () => busy, over.signal);
});

afterEach(() => {
  over.abort();
  mock.timers.reset();
});

test('it rests when nobody moves, and any move, key or focus wakes it', () => {
  for (const type of ['pointermove', 'keydown', 'focusin']) {
    assert.equal(resting(), false);
    pass();
    assert.equal(resting(), true);
    happen(type);
  }
  assert.equal(resting(), false);
});

test('it can be woken, and rests again', () => {
  pass();
  wake();
  assert.equal(resting(), false);
  pass();
  assert.equal(resting(), true);
});

test('it never rests while it is busy, and rests afterwards', () => {
  busy = true;
  pass();
  assert.equal(resting(), false);
  busy = false;
  pass();
  assert.equal(resting(), true);
});

const touch = () =>
  element.dispatchEvent(Object.assign(new Event('pointerdown'), { pointerType: 'touch' }));

/** Whether the click goes on to what was clicked. */
function click() {
  const event = new Event('click');
  element.dispatchEvent(event);
  return !event.cancelBubble;
}

test('the touch that wakes it presses nothing; the next one does', () => {
  pass();
  touch();
  assert.equal(click(), false);
  assert.equal(resting(), false);
  touch();
  assert.equal(click(), true);
});

test('when that touch becomes something else, it swallows no later click', () => {
  for (const type of ['pointercancel', 'keydown']) {
    pass();
    touch();
    element.dispatchEvent(new Event(type));
    assert.equal(click(), true, type);
  }
});

test('when it is over, nothing happens any more', () => {
  over.abort();
  pass();
  assert.equal(resting(), false);
});
