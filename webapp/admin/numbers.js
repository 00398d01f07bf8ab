import { element } from '../ui/element.js';
import { text } from '../ui/phrase.js';
import { bytesOf, numberOf } from './format.js';
import { say } from './keep.js';
import { draw, sparkline } from './sparkline.js';

/**
 * @typedef {import('./history.js').Series} Series
 * @typedef {import('./server.js').Now} Now
 * @typedef {{ series: Series, word: import('../ui/phrase.js').Word, format: (value: number) => string }} Shown
 */

/** @type {Shown[]} */
const shown = [
  { series: 'calls', word: 'admin.calls', format: numberOf },
  { series: 'participants', word: 'admin.participants', format: numberOf },
  { series: 'connections', word: 'admin.connections', format: numberOf },
  { series: 'frames', word: 'admin.frames', format: numberOf },
  { series: 'bytes', word: 'admin.data', format: (bytes) => bytesOf(bytes, '-per-second') },
];

/** What goes on at present, and how it was in the last minutes. */
export class LiveNumbers extends HTMLElement {
  #tiles = shown.map(({ word }) =>
    element(
      'div',
      { class: 'number' },
      element('dt', {}, text(word)),
      element('dd', {}, element('span', { class: 'value' }), element('span', { class: 'hint' })),
      element('dd', { class: 'chart', 'aria-hidden': 'true' }, sparkline()),
    ),
  );

  constructor() {
    super();
    this.append(element('dl', { class: 'numbers' }, ...this.#tiles));
  }

  /** @param {Now} now @param {import('./history.js').History} history */
  update({ overview }, history) {
    for (const [index, { series, format }] of shown.entries()) {
      const tile = this.#tiles[index];
      const value = history.latest(series);
      const most = text('admin.most', { most: format(history.most(series)) });
      const away = overview.participantsAway;
      const note = series === 'participants' && away > 0 ? text('admin.away', { n: away }) : most;
      say(tile.querySelector('.value'), value === undefined ? '–' : format(value));
      say(tile.querySelector('.hint'), value === undefined ? '' : note);
      const svg = tile.querySelector('svg');
      if (svg) draw(svg, history.series[series]);
    }
  }
}

customElements.define('live-numbers', LiveNumbers);
