/**
 * What stands in for a picture: one or two letters of a name in any script. Scripts with capital letters give the
 * first letters of the first and the last word; in others two letters side by side would read as a word of their own.
 *
 * @param {string} name
 * @returns {string}
 */
export function initials(name) {
  const firsts = name
    .trim()
    .split(/\s+/u)
    .map(firstLetter)
    .filter((letter) => letter !== '');
  const first = firsts[0] ?? '';
  const last = firsts.length > 1 ? (firsts.at(-1) ?? '') : '';
  const both = isCased(first) && isCased(last) ? first + last : first;
  return both.toLocaleUpperCase();
}

/** @param {string} letter */
function isCased(letter) {
  return /^[\p{Lu}\p{Ll}\p{Lt}]/u.test(letter);
}

/** @param {string} word */
function firstLetter(word) {
  const letters = graphemes(word);
  return letters.find((letter) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(letter)) ?? '';
}

/** @param {string} word */
function graphemes(word) {
  if (!('Segmenter' in Intl)) return Array.from(word);
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word);
  return Array.from(segments, ({ segment }) => segment);
}
