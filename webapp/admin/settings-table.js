import { element } from '../ui/element.js';
import { text } from '../ui/phrase.js';

/** @typedef {import('./server.js').Setting} Setting */

/**
 * The settings in force. On narrow screens each row is a block, and so each value says which it is.
 *
 * @param {Setting[]} settings
 */
export function settingsTable(settings) {
  const columns = /** @type {const} */ (['setting', 'value', 'normal', 'source']);
  const headings = columns.map((column) =>
    element('th', { scope: 'col', role: 'columnheader' }, text(`admin.${column}`)),
  );
  return element(
    'table',
    { class: 'settings', role: 'table', 'aria-labelledby': 'settings-heading' },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...headings)),
    element('tbody', { role: 'rowgroup' }, ...settings.map(row)),
  );
}

/** Roles, since a table that is laid out as blocks is no table for some screen readers. @param {Setting} setting */
function row({ name, value, normal, unit, source, variable }) {
  const withUnit = (/** @type {string} */ it) => `${it || text('admin.empty')} ${unit}`.trim();
  const cell = (
    /** @type {'value' | 'normal' | 'source'} */ column,
    /** @type {string} */ content,
  ) =>
    element(
      'td',
      { role: 'cell', 'data-column': text(`admin.${column}`) },
      element('bdi', {}, content),
    );
  return element(
    'tr',
    { role: 'row', 'data-changed': value !== normal },
    element('th', { scope: 'row', role: 'rowheader' }, name),
    cell('value', withUnit(value)),
    cell('normal', withUnit(normal)),
    cell('source', text(`admin.source.${source}`, { variable })),
  );
}
