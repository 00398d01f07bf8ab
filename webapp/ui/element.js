const sprite = new URL('icons.svg', import.meta.url).href;
/** Icons that point along the line, so that they turn with it. */
const directed = ['volume-2'];

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | ((event: Event) => void)>} [attributes]  functions are listeners
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children);
  return made;
}

/**
 * An icon of the sprite; it says nothing to a screen reader, so what it stands on needs a name.
 *
 * @param {string} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS('http://www.w3.org/2000/svg', 'use'));
  setIcon(svg, name);
  return svg;
}

/**
 * @param {SVGElement} svg  made by icon()
 * @param {string} name
 */
export function setIcon(svg, name) {
  svg.toggleAttribute('data-directed', directed.includes(name));
  svg.firstElementChild?.setAttribute('href', `${sprite}#${name}`);
}
