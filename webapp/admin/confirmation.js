import { element } from '../ui/element.js';
import { phrase, text } from '../ui/phrase.js';

/**
 * @typedef {import('../ui/phrase.js').Word} Word
 * @typedef {import('../ui/phrase.js').Sentence} Sentence
 *
 * @typedef {object} Question
 * @property {Sentence} heading
 * @property {Sentence[]} body  what it does, and what it does not
 * @property {Sentence} [choice]  what is done too, if it is wanted
 * @property {Word} action
 * @property {boolean} [grave]  whether it takes something from people
 */

/**
 * Asks before something is done. The focus is where nothing is done.
 *
 * @param {Question} question
 * @returns {Promise<{ choice: boolean } | null>}  null if it is not to be done
 */
export function confirmed({ heading, body, choice, action, grave }) {
  const box = element('input', { type: 'checkbox', id: 'confirmation-choice', checked: true });
  const label = choice && element('label', { for: box.id }, phrase(choice.key, choice.values));
  const dialog = element(
    'dialog',
    { class: 'confirmation', 'aria-labelledby': 'confirmation-heading' },
    element('h2', { id: 'confirmation-heading' }, phrase(heading.key, heading.values)),
    ...body.map(({ key, values }) => element('p', {}, phrase(key, values))),
    ...(label ? [element('p', { class: 'choice' }, box, label)] : []),
    element(
      'form',
      { method: 'dialog', class: 'actions' },
      element('button', { class: grave ? 'pill grave' : 'pill main', value: 'yes' }, text(action)),
      element('button', { class: 'pill', value: '', autofocus: true }, text('admin.cancel')),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes' ? { choice: Boolean(choice) && box.checked } : null);
    });
  });
}
