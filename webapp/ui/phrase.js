import { messages } from './messages/en.js';

/** @typedef {import('./messages/en.js').Word} Word */
/** @typedef {Record<string, string | string[]>} Values  a list is joined as the language joins lists */
/** @typedef {{ key: Word, values?: Values, tone?: 'calm' | 'warn' }} Sentence */

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** @param {string[]} names */
export function listed(names) {
  return list.format(names);
}

/**
 * The parts of a sentence; what was put in is told apart from what was there.
 *
 * @param {Word} key
 * @param {Values} values
 */
function* parts(key, values) {
  for (const [index, piece] of messages[key].split(/\{(\w+)\}/).entries()) {
    if (index % 2 === 0) {
      yield { put: false, value: piece };
      continue;
    }
    for (const { type, value } of list.formatToParts([values[piece] ?? ''].flat())) {
      yield { put: type === 'element', value };
    }
  }
}

/**
 * @param {Word} key
 * @param {Values} [values]
 * @returns {string}
 */
export function text(key, values = {}) {
  return Array.from(parts(key, values), (part) => part.value).join('');
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
      const isolated = document.createElement('bdi');
      isolated.textContent = value;
      fragment.append(isolated);
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
