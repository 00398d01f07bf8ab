import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { messages } from '../../../../webapp/ui/messages/en.js';
import { setLanguage } from '../../../../webapp/ui/phrase.js';

/** What it says, in order. @type {string[]} */
let said;

/** As much of an element as the line needs. */
class FakeElement extends EventTarget {
  dataset = {};

  /** @param {string[]} children */
  replaceChildren(...children) {
    said.push(children.join(''));
  }
}

class Fragment {
  #text = '';

  /** @param {string | { textContent: string }} child */
  append(child) {
    this.#text += typeof child === 'string' ? child : child.textContent;
  }

  toString() {
    return this.#text;
  }
}

Object.assign(globalThis, {
  HTMLElement: FakeElement,
  customElements: { define() {} },
  document: { createDocumentFragment: () => new Fragment(), createElement: () => ({}) },
});
const { CallStatus } = await import('../../../../webapp/ui/call-status.js');

/** @type {any} */ let session;
/** @type {any} */ let bob;

/** @param {object} change @param {string} [type] */
function happens(change, type = 'peer-changed') {
  Object.assign(bob, change);
  session.dispatchEvent(new CustomEvent(type, { detail: bob }));
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
  setLanguage('en', messages);
  said = [];
  bob = { id: 'b', name: 'Bob', presence: 'present', mediaState: 'flowing', trouble: null };
  session = Object.assign(new EventTarget(), { state: 'joined', peers: new Map([['b', bob]]) });
  new CallStatus(session).connectedCallback();
  mock.timers.tick(0);
  happens({ connectionState: 'connected' });
  mock.timers.tick(60_000);
  said = [];
});

test('who comes back is welcomed only if anybody was told of the absence', () => {
  happens({ presence: 'away' });
  happens({ mediaState: 'faltering' });
  happens({ presence: 'present', mediaState: 'flowing' });
  assert.deepEqual(said, []);

  happens({ presence: 'away', mediaState: 'faltering' });
  happens({ mediaState: 'lost' });
  assert.match(said.at(-1) ?? '', /^Bob has lost the connection/);
  happens({ presence: 'present' });
  assert.equal(said.at(-1), 'Bob is back.');
  happens({ mediaState: 'flowing' });
  mock.timers.tick(60_000);
  said = [];
  happens({ presence: 'away' });
  happens({ presence: 'present' });
  assert.deepEqual(said, []);
});

test('who left and joins again has not come back', () => {
  happens({ presence: 'away', mediaState: 'lost' });
  session.peers.delete('b');
  happens({}, 'peer-removed');
  session.peers.set('b', bob);
  happens({ presence: 'present', mediaState: 'connecting' }, 'peer-added');
  happens({ mediaState: 'flowing' });
  mock.timers.tick(60_000);
  assert.ok(said.includes('Bob has joined.'));
  assert.ok(!said.includes('Bob is back.'));
});
