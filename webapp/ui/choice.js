import { element } from './element.js';
import { text } from './phrase.js';

/**
 * Something to be chosen or not, with what it means.
 *
 * @param {string} id
 * @param {import('./phrase.js').Word} label
 * @param {import('./phrase.js').Word} hint
 * @param {boolean} checked
 * @param {(checked: boolean) => void} chosen
 */
export function choice(id, label, hint, checked, chosen) {
  const box = element('input', {
    id,
    type: 'checkbox',
    checked,
    'aria-describedby': `${id}-hint`,
    change: () => chosen(box.checked),
  });
  return element(
    'p',
    { class: 'choice' },
    box,
    element('label', { for: id }, text(label)),
    element('span', { id: `${id}-hint`, class: 'hint' }, text(hint)),
  );
}
