/** @typedef {'start' | 'call' | 'taken' | 'ended' | 'unable' | 'admin' | 'check'} ViewName */

/** As --room in app.css. */
const room = '#040a0c';

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
  colorFrame(name === 'call');
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

/**
 * Changes, hides or removes an element without losing the focus, which stays, or else moves to the first control that is
 * in the element then, or to the heading of the view.
 *
 * @param {Element} element
 * @param {() => void} change
 */
export function keepFocus(element, change) {
  const focused = element.contains(document.activeElement);
  change();
  const { activeElement, body } = document;
  if (!focused || (activeElement !== body && isShown(activeElement))) return;
  const control = element.querySelector('a, button');
  const next = isShown(control) ? control : document.querySelector('main h1');
  /** @type {HTMLElement | null} */ (next)?.focus();
}

/** @param {Element | null} element */
function isShown(element) {
  return element?.checkVisibility() === true;
}

function putView() {
  const view = makeView();
  document.querySelector('main')?.replaceChildren(view);
  return view;
}

/**
 * What the device shows around the page, such as the line with the clock, goes with the view.
 *
 * @param {boolean} inCall  which is dark in every theme
 */
function colorFrame(inCall) {
  for (const color of document.querySelectorAll('meta[name=theme-color]')) {
    const meta = /** @type {HTMLMetaElement} */ (color);
    meta.dataset.usual ??= meta.content;
    meta.content = inCall ? room : meta.dataset.usual;
  }
}
