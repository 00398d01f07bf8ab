/** @typedef {import('./history.js').Point} Point */

const namespace = 'http://www.w3.org/2000/svg';
const least = 60_000;
const width = 100;
const height = 24;

/**
 * The last minutes as a line and the area below it. The number beside it says what a screen reader needs.
 *
 * @returns {SVGElement}
 */
export function sparkline() {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'sparkline');
  svg.setAttribute('viewBox', `0 -1 ${width} ${height + 2}`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  for (const part of ['area', 'line']) {
    const path = document.createElementNS(namespace, 'path');
    path.setAttribute('class', part);
    svg.append(path);
  }
  return svg;
}

/**
 * @param {SVGElement} svg  made by sparkline()
 * @param {Point[]} points
 */
export function draw(svg, points) {
  const { line, area } = pathOf(points);
  svg.querySelector('.line')?.setAttribute('d', line);
  svg.querySelector('.area')?.setAttribute('d', area);
}

/**
 * The latest point is at the end, and the oldest at the beginning once there is a minute to be shown; the greatest value
 * is at the top, and what never was more than 1 stays low.
 *
 * @param {Point[]} points
 */
export function pathOf(points) {
  const end = points.at(-1)?.at ?? 0;
  const span = Math.max(least, end - (points[0]?.at ?? end));
  const top = Math.max(2, ...points.map(({ value }) => value));
  const x = (/** @type {number} */ at) => round(width - ((end - at) / span) * width);
  const y = (/** @type {number} */ value) => round(height - (value / top) * height);
  const line = points.map(({ at, value }) => `${x(at)} ${y(value)}`).join('L');
  if (points.length < 2) return { line: '', area: '' };
  return { line: `M${line}`, area: `M${x(points[0].at)} ${height}L${line}L${width} ${height}Z` };
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}
