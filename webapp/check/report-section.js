import { choice } from '../ui/choice.js';
import { element, icon, setIcon } from '../ui/element.js';
import { text } from '../ui/phrase.js';
import { reportOf } from './report.js';

/** @typedef {import('./results.js').Results} Results */

/** The report, to be read, copied and sent. Fires 'masked' when addresses are to be shown or not. */
export class ReportSection extends HTMLElement {
  #results;
  #masked;
  #sign = icon('copy');
  #said = element('p', { class: 'hint', role: 'status' });
  #field = element('textarea', {
    readonly: true,
    rows: 8,
    dir: 'auto',
    spellcheck: 'false',
    'aria-label': text('check.report'),
    focus: () => {
      this.#field.select();
    },
  });

  /**
   * @param {Results} results
   * @param {boolean} masked
   */
  constructor(results, masked) {
    super();
    this.#results = results;
    this.#masked = masked;
    const mask = (/** @type {boolean} */ chosen) => {
      this.#masked = chosen;
      this.update();
      this.dispatchEvent(new CustomEvent('masked', { detail: chosen }));
    };
    this.append(
      element('h2', {}, text('check.report')),
      element('p', { class: 'hint' }, text('check.reportHint')),
      choice('mask', 'check.mask', 'check.maskHint', masked, mask),
      this.#field,
      element(
        'p',
        { class: 'actions' },
        element(
          'button',
          { type: 'button', class: 'pill main', click: () => this.#copy() },
          this.#sign,
          text('check.copy'),
        ),
      ),
      this.#said,
    );
    this.update();
  }

  update() {
    const { lines, devices } = this.#results;
    this.#field.value = reportOf({
      lines: [...lines, ...devices],
      address: new URL('.', document.baseURI).href,
      userAgent: navigator.userAgent,
      date: new Date(),
      masked: this.#masked,
    });
    setIcon(this.#sign, 'copy');
    this.#said.textContent = '';
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#field.value);
      setIcon(this.#sign, 'check');
      this.#said.textContent = text('check.copied');
    } catch {
      this.#field.focus();
      this.#said.textContent = text('check.notCopied');
    }
  }
}

customElements.define('report-section', ReportSection);
