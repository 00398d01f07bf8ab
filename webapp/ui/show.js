/** @typedef {'start' | 'call' | 'taken' | 'ended' | 'unable'} ViewName */

/** @type {() => HTMLElement} */ let makeView;
let first = true;

/**
 * Shows a view in place of the last one. The focus moves to its heading, unless the page has just been opened.
 *
 * @param {ViewName} name
 * @param {() => HTMLElement} make  the view; called again when the language changes
 */
export function show(name, make) {
  makeView = make;
  document.body.dataset.view = name;
  const view = putView();
  if (!first) view.querySelector('h1')?.focus();
  first = false;
}

/** Shows the same in another language; what was typed and where the focus is stays. */
export function showAgain() {
  const focused = document.activeElement?.id;
  const typed = Array.from(document.querySelectorAll('input'), ({ id, value }) => ({ id, value }));
  putView();
  for (const { id, value } of typed) {
    const field = document.getElementById(id);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function putView() {
  const view = makeView();
  document.querySelector('main')?.replaceChildren(view);
  return view;
}
