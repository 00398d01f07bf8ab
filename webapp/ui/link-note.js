import { element } from './element.js';
import { text } from './phrase.js';

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;
const numeric = /^(\d+(\.\d+){3}|\[.+\])$/;

/**
 * What is special about a link: it leads nowhere on another device, or to an address that cannot have a certificate
 * which browsers know.
 *
 * @param {string} link
 * @returns {'onlyHere' | 'warning' | null}
 */
export function peculiarity(link) {
  const { hostname } = new URL(link);
  if (loopback.test(hostname)) return 'onlyHere';
  return numeric.test(hostname) ? 'warning' : null;
}

/**
 * What whoever sends a link should know about it.
 *
 * @param {string} link
 * @returns {HTMLElement | ''}
 */
export function linkNote(link) {
  const note = peculiarity(link);
  return note ? element('p', { class: 'hint' }, text(`link.${note}`)) : '';
}
