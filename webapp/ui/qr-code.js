const library = new URL('../lib/qr-creator.js', import.meta.url).href;

/** In canvas pixels; the style says how large it is seen. */
const size = 1024;

/** A text for the camera of another device: dark on white in every theme, with the quiet border that readers need. */
export class QrCode extends HTMLElement {
  #text;

  /**
   * @param {string} text
   * @param {string} name  what it is, to who cannot see it
   */
  constructor(text, name) {
    super();
    this.#text = text;
    this.role = 'img';
    this.ariaLabel = name;
    this.hidden = true;
  }

  async connectedCallback() {
    if (this.childElementCount > 0) return;
    await null; // Who joins others is alone for a moment, and needs no code then.
    if (!this.isConnected) return;
    try {
      const { default: QrCreator } = await import(library);
      const options = { text: this.#text, ecLevel: 'M', quiet: 4, size };
      QrCreator.render({ ...options, radius: 0, fill: '#000', background: '#fff' }, this);
      this.hidden = false;
    } catch {
      // Without it there is still the link.
    }
  }
}

customElements.define('qr-code', QrCode);
