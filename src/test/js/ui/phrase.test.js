import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { messages as english } from '../../../../webapp/ui/messages/en.js';
import { messages as korean } from '../../../../webapp/ui/messages/ko.js';
import { listed, phrase, setLanguage, text, titlePage } from '../../../../webapp/ui/phrase.js';

/** As much of a document as phrase() needs; an element is shown as in HTML. */
const fakeDocument = {
  title: '',
  createDocumentFragment: () => new Children(),
  createElement: (/** @type {string} */ name) => ({
    textContent: '',
    toString() {
      return `<${name}>${this.textContent}</${name}>`;
    },
  }),
};

class Children extends Array {
  /** @param {unknown} child */
  append(child) {
    this.push(child);
  }
}

const names = ['Ada', 'Bob', '서연'];
const hebrew = 'בוב';

beforeEach(() => {
  Object.assign(globalThis, { document: fakeDocument });
  setLanguage('en', english);
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'document');
});

/** @param {Parameters<typeof phrase>} sentence */
function html(...sentence) {
  return /** @type {any} */ (phrase(...sentence)).join('');
}

test('the length of a list decides between singular and plural', () => {
  assert.equal(text('status.away', { names: ['Ada'] }), 'Ada has lost the connection. Waiting…');
  assert.equal(
    text('status.away', { names: ['Ada', 'Bob'] }),
    'Ada and Bob have lost the connection. Waiting…',
  );
  setLanguage('ko', korean);
  assert.equal(text('status.away', { names: ['Ada'] }), 'Ada 님의 연결이 끊겼어요. 기다리는 중…');
});

test('a number decides, beside texts, and is written as the language writes numbers', () => {
  const seats = { one: '{name}: {n} seat', other: '{name}: {n} seats' };
  setLanguage('en', { ...english, code: seats });
  assert.equal(text('code', { name: 'Ada', n: 1 }), 'Ada: 1 seat');
  assert.equal(text('code', { name: 'Ada', n: 1200 }), 'Ada: 1,200 seats');
  setLanguage('de', { code: seats });
  assert.equal(text('code', { name: 'Ada', n: 1200 }), 'Ada: 1.200 seats');
});

test('a language has its own plural categories; a missing one is as any other', () => {
  const miejsca = {
    one: '{n} miejsce',
    few: '{n} miejsca',
    many: '{n} miejsc',
    other: '{n} miejsca',
  };
  setLanguage('pl', { code: miejsca });
  const said = [1, 2, 5, 22].map((n) => text('code', { n }));
  assert.deepEqual(said, ['1 miejsce', '2 miejsca', '5 miejsc', '22 miejsca']);
  setLanguage('pl', { code: { other: '{n} …' } });
  assert.equal(text('code', { n: 2 }), '2 …');
});

test('lists are joined as the language joins them', () => {
  assert.equal(listed(names), 'Ada, Bob, and 서연');
  assert.equal(text('status.with', { names }), 'You are in a call with Ada, Bob, and 서연.');
  setLanguage('ko', korean);
  assert.equal(listed(names), 'Ada, Bob, 서연');
  assert.equal(text('status.with', { names }), 'Ada, Bob, 서연 님과 통화하고 있어요.');
});

test('what is put in is isolated as a node, name by name', () => {
  assert.equal(
    html('status.with', { names: ['Ada', hebrew] }),
    `You are in a call with <bdi>Ada</bdi> and <bdi>${hebrew}</bdi>.`,
  );
  setLanguage('ko', korean);
  assert.equal(html('status.left', { name: hebrew }), `<bdi>${hebrew}</bdi> 님이 나갔어요.`);
});

test('what looks like a placeholder in a name stays as it is', () => {
  assert.equal(html('status.left', { name: '{name}' }), '<bdi>{name}</bdi> has left.');
  assert.equal(html('status.left', { name: '<b>' }), '<bdi><b></bdi> has left.');
});

test('in plain text a name is isolated where it would turn what is around it', () => {
  const isolate = `\u2068${hebrew}\u2069`;
  assert.equal(text('status.left', { name: hebrew }), `${isolate} has left.`);
  assert.equal(listed(['Ada', hebrew, 'سارة']), `Ada, ${isolate}, and \u2068سارة\u2069`);
  assert.equal(text('status.left', { name: '\u202EAda' }), '\u2068\u202EAda\u2069 has left.');
  assert.equal(text('status.left', { name: '서연' }), '서연 has left.');
  setLanguage('ar', { 'status.left': 'غادر {name}.' });
  assert.equal(text('status.left', { name: '서연' }), 'غادر \u2068서연\u2069.');
});

test('a title is isolated as a whole too, and loses its full stop', () => {
  titlePage(listed(['Ada', hebrew]));
  assert.equal(fakeDocument.title, `\u2068Ada and \u2068${hebrew}\u2069\u2069 – Parley`);
  titlePage(text('left.heading'));
  assert.equal(fakeDocument.title, 'You have left the call – Parley');
  titlePage();
  assert.equal(fakeDocument.title, 'Parley');
});

test('a sentence that a language lacks shows its key, and breaks nothing', () => {
  setLanguage('ko', {});
  assert.equal(text('status.left', { name: 'Ada' }), 'status.left');
});
