import { element, icon } from './element.js';
import { changeLanguage, languages } from './language.js';
import { text } from './phrase.js';
import { showAgain } from './show.js';

/** The languages, each in its own. */
export function languageChoice() {
  const select = element('select', { id: 'language', 'aria-label': text('language') });
  const spoken = document.documentElement.lang;
  const shown = spoken in languages ? languages : { [spoken]: spoken, ...languages };
  for (const [tag, name] of Object.entries(shown)) {
    select.append(element('option', { value: tag, lang: tag, selected: tag === spoken }, name));
  }
  select.addEventListener('change', async () => {
    await changeLanguage(select.value).catch(() => {}); // the page stays as it was
    if (select.isConnected) showAgain();
  });
  const box = element('span', { class: 'select' }, select, icon('chevron-down'));
  return element('p', { class: 'language' }, icon('languages'), box);
}
