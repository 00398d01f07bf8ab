import { checkLink } from './check-link.js';
import { codeLine } from './code-line.js';
import { element, icon } from './element.js';
import { nameOf } from './situation.js';
import { phrase, text } from './phrase.js';
import { keepFocus } from './show.js';

/**
 * @typedef {import('../call-session.js').CallSession} CallSession
 * @typedef {import('../rtc/diagnosis.js').Cause} Cause
 * @typedef {import('../rtc/remote-peer.js').RemotePeer} RemotePeer
 * @typedef {import('./phrase.js').Word} Word
 * @typedef {Exclude<Cause, 'no-answer'>} Trouble  where there is something to be done on this side
 */

/** What the person who runs the server can do about it. @satisfies {Partial<Record<Trouble, Word>>} */
const forAdministrator = {
  'relay-missing': 'trouble.administrator.no-relay',
  'relay-missing-there': 'trouble.administrator.no-relay',
  'relay-refused': 'trouble.administrator.relay-refused',
  'relay-full': 'trouble.administrator.relay-full',
  'relay-unreachable': 'trouble.administrator.relay-unreachable',
  'network-blocked': 'trouble.administrator.network-blocked',
  'network-blocked-there': 'trouble.administrator.network-blocked',
  'relay-blocked': 'trouble.administrator.relay-blocked',
  'no-relay': 'trouble.administrator.no-relay',
  'private-addresses': 'trouble.administrator.no-relay',
};

/** Where it may help that this side needs no relay. @type {Trouble[]} */
const withoutRelay = ['relay-refused', 'relay-full', 'relay-unreachable', 'relay-blocked'];

/** Why nothing comes from someone in the call, and what to do; the page goes on trying meanwhile. Fires 'closed'. */
export class TroubleNote extends HTMLElement {
  #session;
  /** @type {Trouble[]} */ #closed = [];
  /** @type {Trouble | null} */ #trouble = null;
  #shown = '';
  /** Only this is read out when it changes. */
  #said = element('div', { class: 'said', role: 'alert' });
  #actions = element(
    'p',
    { class: 'actions' },
    checkLink('pill'),
    element(
      'button',
      { type: 'button', class: 'pill', click: () => this.#close() },
      text('action.close'),
    ),
  );

  /** Whom it speaks of. @type {RemotePeer[]} */
  peers = [];

  /** @param {CallSession} session */
  constructor(session) {
    super();
    this.#session = session;
    this.className = 'problem';
  }

  /** @param {boolean} interrupted  there is no connection to the server, which has to be said first */
  update(interrupted) {
    const peers = [...this.#session.peers.values()];
    const troubles = peers.map(troubleOf).filter((found) => found !== null);
    this.#closed = this.#closed.filter((trouble) => troubles.includes(trouble));
    const open = interrupted ? [] : troubles.filter((found) => !this.#closed.includes(found));
    this.#trouble = open[0] ?? null;
    this.peers = open.length === 0 ? [] : peers.filter((peer) => troubleOf(peer) === open[0]);
    this.#show();
  }

  #close() {
    if (this.#trouble !== null) this.#closed.push(this.#trouble);
    this.dispatchEvent(new Event('closed'));
  }

  #show() {
    const names = this.peers.map(nameOf);
    const shown = [this.#trouble, ...names].join('\n');
    if (shown === this.#shown) return;
    this.#shown = shown;
    keepFocus(this, () => {
      if (this.#trouble === null) this.replaceChildren();
      else this.#fill(this.#trouble, names);
    });
  }

  /**
   * The buttons stay, and so does the focus on them.
   *
   * @param {Trouble} trouble
   * @param {string[]} names
   */
  #fill(trouble, names) {
    const avoidable = this.#session.relayOnlyByChoice && withoutRelay.includes(trouble);
    this.#said.replaceChildren(
      element('h2', {}, phrase('trouble.heading', { names })),
      element(
        'p',
        {},
        phrase(`trouble.${trouble}`, { names }),
        ...(avoidable ? [' ', text('trouble.showAddress')] : []),
        ' ',
        text('trouble.goesOn'),
      ),
    );
    if (!this.hasChildNodes()) this.append(icon('triangle-alert'), this.#said, this.#actions);
    while (this.lastChild !== this.#actions) this.lastChild?.remove();
    this.append(...report(trouble), codeLine(trouble));
  }
}

/**
 * @param {RemotePeer} peer
 * @returns {Trouble | null}
 */
function troubleOf({ trouble }) {
  return trouble === 'no-answer' ? null : trouble;
}

/** @param {Trouble} trouble */
function report(trouble) {
  if (!hasReport(trouble)) return [];
  const said = text(forAdministrator[trouble]);
  return [element('p', { class: 'report' }, text('trouble.administrator'), ' ', said)];
}

/**
 * @param {Trouble} trouble
 * @returns {trouble is keyof typeof forAdministrator}
 */
function hasReport(trouble) {
  return Object.hasOwn(forAdministrator, trouble);
}

customElements.define('trouble-note', TroubleNote);
