/** @typedef {'start' | 'call' | 'taken' | 'ended' | 'unable'} ViewName */

/** As --room in app.css. */
const room = '#040a0c';

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
  colorFrame(name === 'call');
  main.replaceChildren(view);
  if (!first) view.querySelector('h1')?.focus();
  first = false;
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
