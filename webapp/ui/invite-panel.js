import { element, icon, setIcon } from './element.js';
import { linkNote } from './link-note.js';
import { text } from './phrase.js';
import { QrCode } from './qr-code.js';

const confirmedFor = 4000;

/** The link to a call and the ways to send it: copy, share, have it scanned. */
export class InvitePanel extends HTMLElement {
  #link;
  #field;
  #copyIcon = icon('link');
  #copyName = element('span', {}, text('action.copyLink'));
  #said = element('p', { class: 'unseen', role: 'status' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /**
   * @param {string} link
   * @param {...Node} heading  if it needs one of its own
   */
  constructor(link, ...heading) {
    super();
    this.#link = link;
    this.#field = element('input', {
      readonly: true,
      value: link,
      dir: 'ltr',
      'aria-label': text('invite.link'),
      focus: () => this.#field.select(),
    });
    const copy = { type: 'button', class: 'pill main', click: () => this.#copy() };
    const actions = element(
      'p',
      { class: 'actions' },
      element('button', copy, this.#copyIcon, this.#copyName),
    );
    if ('share' in navigator) {
      const share = () => navigator.share({ url: link }).catch(() => {}); // the person changed their mind
      const attributes = { type: 'button', class: 'pill', click: share };
      actions.append(element('button', attributes, icon('share'), text('invite.share')));
    }
    const ways = element('div', { class: 'invite-ways' }, ...heading);
    ways.append(element('p', { class: 'hint' }, text('invite.hint')), this.#field);
    ways.append(actions, this.#said, linkNote(link));
    this.append(element('div', { class: 'invite' }, ways, new QrCode(link, text('invite.qrCode'))));
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#link);
      this.#say(true);
    } catch {
      this.#say(false);
      this.#field.focus();
    }
  }

  /** @param {boolean} copied */
  #say(copied) {
    this.#said.textContent = text(copied ? 'action.linkCopied' : 'invite.notCopied');
    this.#said.className = copied ? 'unseen' : 'correction';
    this.#showCopied(copied);
    clearTimeout(this.#timer);
    if (copied) this.#timer = setTimeout(() => this.#showCopied(false), confirmedFor);
  }

  /** @param {boolean} copied */
  #showCopied(copied) {
    setIcon(this.#copyIcon, copied ? 'check' : 'link');
    this.#copyName.textContent = text(copied ? 'action.linkCopied' : 'action.copyLink');
  }
}

customElements.define('invite-panel', InvitePanel);
