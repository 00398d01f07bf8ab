import { element, icon } from './element.js';
import { text } from './phrase.js';

/** @typedef {import('./phrase.js').Word} Word */

/**
 * A button in the row of controls: an icon and a name, which becomes a tooltip where space is short.
 *
 * @param {Word} word
 * @param {string} iconName
 * @param {() => void} click
 * @param {Record<string, string | boolean>} [attributes]
 */
export function control(word, iconName, click, attributes = {}) {
  const button = element(
    'button',
    { type: 'button', click, ...attributes, class: `control ${attributes.class ?? ''}`.trim() },
    icon(iconName),
    element('span', { class: 'control-name' }),
  );
  nameControl(button, word);
  return button;
}

/**
 * @param {HTMLButtonElement} button  made by control()
 * @param {Word} word
 */
export function nameControl(button, word) {
  const name = text(word);
  const key = button.getAttribute('aria-keyshortcuts');
  /** @type {HTMLElement} */ (button.lastElementChild).textContent = name;
  button.title =
    key === null
      ? name
      : text('call.withKey', { control: name, key: key.slice(0, 1).toUpperCase() });
}
