import { element, icon, setIcon } from './element.js';
import { text } from './phrase.js';

/**
 * A stable code, small; a click copies it.
 *
 * @param {string} code
 */
export function codeLine(code) {
  const sign = icon('copy');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setIcon(sign, 'check');
    } catch {
      // It can be selected.
    }
  };
  const button = element(
    'button',
    { type: 'button', class: 'copy-code', title: text('code.copy'), click: copy },
    element('code', {}, code),
    sign,
  );
  return element('p', { class: 'code' }, text('code'), ' ', button);
}
