import { directionOf, isolated } from './direction.js';

/**
 * @typedef {import('./messages/en.js').Word | import('../admin/messages/en.js').Word
 *   | import('../check/messages/en.js').Word} Word
 * @typedef {Record<string, string | number | string[]>} Values  a list is joined as the language joins lists
 * @typedef {{ key: Word, values?: Values, tone?: 'calm' | 'warn' }} Sentence
 *
 * A message is one text, or one for each plural category of its language; then the value that is a number, or the
 * length of the one that is a list, decides.
 * @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} Message
 */

let language = grammarOf('en', {});

/**
 * @param {string} tag
 * @param {Record<string, Message>} messages
 */
function grammarOf(tag, messages) {
  return {
    messages,
    direction: directionOf(tag),
    list: new Intl.ListFormat(tag, { type: 'conjunction' }),
    number: new Intl.NumberFormat(tag),
    plural: new Intl.PluralRules(tag),
  };
}

/**
 * The language of all sentences from now on.
 *
 * @param {string} tag
 * @param {Record<string, Message>} messages
 */
export function setLanguage(tag, messages) {
  language = grammarOf(tag, messages);
}

/** @param {string[]} names */
export function listed(names) {
  const pieces = joined(names.map((name) => isolated(name, language.direction)));
  return Array.from(pieces, ({ value }) => value).join('');
}

/** @param {string[]} elements */
function* joined(elements) {
  for (const { type, value } of language.list.formatToParts(elements)) {
    // `및` is for documents; nobody says it.
    yield {
      put: type === 'element',
      value: type === 'literal' ? value.replace(' 및 ', ', ') : value,
    };
  }
}

/**
 * @param {Word} key
 * @param {Values} values
 * @returns {string}
 */
function message(key, values) {
  const found = language.messages[key] ?? key;
  if (typeof found === 'string') return found;
  const counted = Object.values(values).find((value) => typeof value !== 'string') ?? 0;
  const count = typeof counted === 'number' ? counted : counted.length;
  return found[language.plural.select(count)] ?? found.other;
}

/**
 * The parts of a sentence; what was put in is told apart from what was there.
 *
 * @param {Word} key
 * @param {Values} values
 */
function* parts(key, values) {
  for (const [index, piece] of message(key, values)
    .split(/\{(\w+)\}/)
    .entries()) {
    if (index % 2 === 0) {
      yield { put: false, value: piece };
      continue;
    }
    const put = values[piece] ?? '';
    const elements = typeof put === 'number' ? [language.number.format(put)] : [put].flat();
    yield* joined(elements);
  }
}

/**
 * @param {Word} key
 * @param {Values} [values]
 * @returns {string}
 */
export function text(key, values = {}) {
  const plain = Array.from(parts(key, values), ({ put, value }) =>
    put ? isolated(value, language.direction) : value,
  );
  return plain.join('');
}

/**
 * The same as nodes: every value is isolated, so that a name in Arabic does not turn an English sentence around.
 *
 * @param {Word} key
 * @param {Values} [values]
 * @returns {DocumentFragment}
 */
export function phrase(key, values = {}) {
  const fragment = document.createDocumentFragment();
  for (const { put, value } of parts(key, values)) {
    if (put) {
      const name = document.createElement('bdi');
      name.textContent = value;
      fragment.append(name);
    } else {
      fragment.append(value);
    }
  }
  return fragment;
}

/**
 * Names the page after what it shows.
 *
 * @param {string} [shown]  a name, or a sentence, which loses its full stop
 */
export function titlePage(shown) {
  const title = shown?.replace(/[.。]$/u, '');
  document.title = title ? text('title', { title }) : text('parley');
}
