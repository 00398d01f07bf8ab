import { element } from '../ui/element.js';
import { text } from '../ui/phrase.js';
import { Context } from './context.js';
import { lineSaid, lineView } from './line-view.js';
import { ReportSection } from './report-section.js';

/** @typedef {import('./results.js').Line} Line */
/** @typedef {import('./results.js').Results} Results */

/**
 * What the checks have found so far, and the buttons that begin them. It shows whatever the results hold, so it can be made
 * anew, in another language.
 */
export class ConnectionCheck extends HTMLElement {
  #results;
  #obstacle;
  #masked = true;
  #list = element('ol', { class: 'check-lines' });
  #deviceList = element('ol', { class: 'check-lines' });
  #summary = element('p', { class: 'check-summary', role: 'status' });
  #log = element('div', { class: 'unseen', role: 'log' });
  #start;
  /** @type {ReportSection | null} */ #report = null;
  /** @type {AbortController | undefined} */ #listening;

  /**
   * @param {Results} results
   * @param {import('../ui/obstacle.js').Obstacle | null} obstacle  what keeps this browser from calls
   * @param {...Node} devices  what camera, microphone and speaker are checked with
   */
  constructor(results, obstacle, ...devices) {
    super();
    this.#results = results;
    this.#obstacle = obstacle;
    this.#start = element('button', {
      type: 'button',
      class: 'pill main',
      click: () => this.#run(),
    });
    this.append(
      // A panel has a heading of its own.
      ...(devices.length === 0 ? [] : [element('h2', {}, text('check.connection'))]),
      element('p', { class: 'actions' }, this.#start),
      this.#summary,
      this.#list,
      ...(devices.length === 0
        ? []
        : [element('h2', {}, text('check.devices')), ...devices, this.#deviceList]),
      this.#log,
    );
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const changed = (/** @type {Event} */ event) =>
      this.#lineChanged(/** @type {CustomEvent<Line>} */ (event).detail);
    this.#results.addEventListener('line', changed, { signal });
    this.#results.addEventListener('state', () => this.#stateChanged(), { signal });
    this.#showAll();
    this.#stateChanged();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  #run() {
    if (this.#results.state === 'running') return;
    this.#list.replaceChildren();
    this.#log.replaceChildren();
    this.#results.run(new Context({ obstacle: this.#obstacle }));
  }

  #showAll() {
    const { lines, devices } = this.#results;
    this.#list.replaceChildren(...lines.map((line) => lineView(line, this.#masked)));
    this.#deviceList.replaceChildren(...devices.map((line) => lineView(line, this.#masked)));
  }

  /** @param {Line} line */
  #lineChanged(line) {
    const { lines, devices } = this.#results;
    const isDevice = devices.includes(line);
    const list = isDevice ? this.#deviceList : this.#list;
    const index = (isDevice ? devices : lines).indexOf(line);
    const shown = lineView(line, this.#masked);
    if (list.children[index]) list.children[index].replaceWith(shown);
    else list.append(shown);
    const said = lineSaid(line);
    if (said !== '' && this.#log.lastChild?.textContent !== said) {
      this.#log.append(element('p', {}, said));
    }
    this.#summarize();
    this.#tellReport();
  }

  #stateChanged() {
    const { state } = this.#results;
    // It keeps the focus: a button that is disabled would lose it.
    this.#start.ariaDisabled = String(state === 'running');
    this.#start.textContent = text(state === 'idle' ? 'check.start' : 'check.again');
    this.#summarize();
    this.#tellReport();
  }

  #summarize() {
    const { state, overall } = this.#results;
    const words = {
      idle: '',
      running: text('check.running'),
      done: text(`check.overall.${overall}`),
    }[state];
    this.#summary.dataset.state = state === 'done' ? overall : state;
    if (this.#summary.textContent !== words) this.#summary.textContent = words;
  }

  /** There is one as soon as there is something to tell. */
  #tellReport() {
    const { state, devices } = this.#results;
    if (this.#report !== null) this.#report.update();
    else if (state === 'done' || devices.some(({ verdict }) => verdict !== null)) {
      this.#offerReport();
    }
  }

  #offerReport() {
    this.#start.classList.remove('main'); // now it is the report
    this.#report = new ReportSection(this.#results, this.#masked);
    this.#report.addEventListener('masked', (event) => {
      this.#masked = /** @type {CustomEvent<boolean>} */ (event).detail;
      this.#showAll();
    });
    this.#log.before(this.#report);
  }
}

customElements.define('connection-check', ConnectionCheck);
