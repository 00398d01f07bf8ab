const rightToLeft = ['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'];

/** Scripts that run from right to left, and invisible characters that set a direction. */
const turning =
  /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * @param {string} language  a BCP 47 tag
 * @returns {'ltr' | 'rtl'}
 */
export function directionOf(language) {
  const { script = '' } = new Intl.Locale(language).maximize();
  return rightToLeft.includes(script) ? 'rtl' : 'ltr';
}

/**
 * A name in plain text, where no <bdi> can stand: between the characters U+2068 and U+2069, so that it does not turn what
 * is around it. Without need there are none, since some programs show them as boxes in a window's title.
 *
 * @param {string} name
 * @param {'ltr' | 'rtl'} around
 * @returns {string}
 */
export function isolated(name, around) {
  return around === 'rtl' || turning.test(name) ? `\u2068${name}\u2069` : name;
}
