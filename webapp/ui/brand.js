import { element } from './element.js';
import { languageChoice } from './language-choice.js';
import { text } from './phrase.js';

const mark = new URL('mark.svg', import.meta.url).href;

/** The mark and the name, and the choice of a language. */
export function brand() {
  return element(
    'header',
    { class: 'brand' },
    element('img', { src: mark, alt: '', class: 'mark' }),
    text('parley'),
    languageChoice(),
  );
}
