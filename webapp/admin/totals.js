import { element } from '../ui/element.js';
import { text } from '../ui/phrase.js';
import { bytesOf, numberOf } from './format.js';
import { keep, say } from './keep.js';

/** @typedef {import('./server.js').Overview} Overview */
/** @typedef {{ key: string, name: string, value: string }} Row */

/** What Parley has done since it was started. */
export class Totals extends HTMLElement {
  #list = element('dl', { class: 'totals' });

  constructor() {
    super();
    this.append(this.#list);
  }

  /** @param {Overview} overview */
  update(overview) {
    const make = () => element('div', {}, element('dt'), element('dd'));
    keep(
      this.#list,
      rowsOf(overview),
      ({ key }) => key,
      make,
      (row, { name, value }) => {
        say(row.querySelector('dt'), name);
        say(row.querySelector('dd'), value);
      },
    );
  }
}

/** @param {Overview} overview @returns {Row[]} */
function rowsOf(overview) {
  const row = (
    /** @type {import('../ui/phrase.js').Word} */ word,
    /** @type {string} */ value,
  ) => ({
    key: word,
    name: text(word),
    value,
  });
  return [
    row('admin.callsTotal', numberOf(overview.callsTotal)),
    row('admin.joinsTotal', numberOf(overview.joinsTotal)),
    row('admin.connectionsTotal', numberOf(overview.connectionsTotal)),
    row('admin.framesIn', numberOf(overview.framesIn)),
    row('admin.framesOut', numberOf(overview.framesOut)),
    row('admin.bytesIn', bytesOf(overview.bytesIn)),
    row('admin.bytesOut', bytesOf(overview.bytesOut)),
    row('admin.queueFrames', numberOf(overview.queueFramesPeak)),
    row('admin.queueSize', numberOf(overview.queueSizePeak)),
    row('admin.refusals', counted(overview.refusals)),
    row('admin.closes', counted(overview.closes)),
  ];
}

/** By codes, the most frequent first; what never occurred is not worth a word. @param {Record<string, number>} counts */
function counted(counts) {
  const occurred = Object.entries(counts).filter(([, count]) => count > 0);
  occurred.sort(([, one], [, other]) => other - one);
  const said = occurred.map(([code, count]) => `${code}: ${numberOf(count)}`);
  return said.join(' · ') || text('admin.nothing');
}

customElements.define('since-start', Totals);
