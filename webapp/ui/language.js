import { directionOf } from './direction.js';
import { setLanguage } from './phrase.js';
import { rememberLanguage, rememberedLanguage } from './remembered.js';

/**
 * What the page can speak, each language in its own name. To add one: a line here and its file in messages/.
 *
 * @type {Record<string, string>}
 */
export const languages = {
  en: 'English',
  ko: '한국어',
};

const fallback = 'en';
/** Made up from English, to look at the page from right to left: `?lang=ar-XB`. */
const trial = 'ar-XB';

/** @param {string} tag */
function maximized(tag) {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return null; // not a language tag
  }
}

/**
 * The first wish that can be fulfilled: the same language in the same script, in the same region if there are several.
 *
 * @param {readonly string[]} wishes
 * @param {string[]} offered
 * @returns {string | undefined}
 */
export function bestLanguage(wishes, offered) {
  for (const wish of wishes) {
    const wanted = maximized(wish);
    const same = offered.filter((tag) => {
      const { language, script } = new Intl.Locale(tag).maximize();
      return language === wanted?.language && script === wanted.script;
    });
    const found = same.find((tag) => maximized(tag)?.region === wanted?.region) ?? same[0];
    if (found !== undefined) return found;
  }
}

let latest = '';

/** @typedef {{ messages: Record<string, import('./phrase.js').Message> }} Said */
/** @type {(tag: string) => Promise<Said>} */
let alsoSaid = async () => ({ messages: {} });

/** @param {string} tag */
async function speak(tag) {
  latest = tag;
  const [{ messages }, also] = await Promise.all([import(`./messages/${tag}.js`), alsoSaid(tag)]);
  if (latest !== tag) return; // another one has been chosen meanwhile
  setLanguage(tag, { ...messages, ...also.messages });
  document.documentElement.lang = tag;
  document.documentElement.dir = directionOf(tag);
}

/**
 * Speaks the language that was chosen in this browser, or else the one that the browser is set to.
 *
 * @param {(tag: string) => Promise<Said>} [also]  what only some pages say
 */
export async function startLanguage(also = alsoSaid) {
  alsoSaid = also;
  const wishes = [rememberedLanguage(), ...navigator.languages];
  const asked = new URLSearchParams(location.search).get('lang');
  const tag = asked === trial ? trial : bestLanguage(wishes, Object.keys(languages));
  try {
    await speak(tag ?? fallback);
  } catch {
    await speak(fallback);
  }
}

/**
 * From now on also what only a part of the page says that comes later. Rejects if that cannot be loaded.
 *
 * @param {(tag: string) => Promise<Said>} also
 */
export async function speakAlso(also) {
  const before = alsoSaid;
  alsoSaid = also;
  try {
    await speak(latest);
  } catch (error) {
    alsoSaid = before;
    throw error;
  }
}

/**
 * Rejects, and nothing changes, if the language cannot be loaded.
 *
 * @param {string} tag
 */
export async function changeLanguage(tag) {
  await speak(tag);
  rememberLanguage(tag);
}
