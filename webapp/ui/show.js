/** @typedef {'start' | 'call' | 'taken' | 'ended' | 'unable'} ViewName */

let first = true;

/**
 * Shows a view in place of the last one. The focus moves to its heading, unless the page has just been opened.
 *
 * @param {ViewName} name
 * @param {HTMLElement} view
 */
export function show(name, view) {
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  document.body.dataset.view = name;
  main.replaceChildren(view);
  if (!first) view.querySelector('h1')?.focus();
  first = false;
}
