import { checkLink } from './check-link.js';
import { codeLine } from './code-line.js';
import { element, icon } from './element.js';
import { nameOf } from './situation.js';
import { phrase, text } from './phrase.js';

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

/** Why nothing comes from someone in the call, and what to do; the page goes on trying meanwhile. */
export class TroubleNote extends HTMLElement {
  #session;
  /** @type {Trouble | null} */ #closed = null;
  #shown = '';

  /** Whom it speaks of. @type {RemotePeer[]} */
  peers = [];

  /** @param {CallSession} session */
  constructor(session) {
    super();
    this.#session = session;
    this.className = 'problem';
    this.role = 'alert';
  }

  /** @param {boolean} interrupted  there is no connection to the server, which has to be said first */
  update(interrupted) {
    const peers = interrupted ? [] : [...this.#session.peers.values()];
    const trouble = peers.map(troubleOf).find((found) => found !== null) ?? null;
    if (trouble !== this.#closed) this.#closed = null;
    const open = trouble !== null && this.#closed === null;
    this.show(trouble, open ? peers.filter((peer) => troubleOf(peer) === trouble) : []);
  }

  /**
   * @param {Trouble | null} trouble
   * @param {RemotePeer[]} peers
   */
  show(trouble, peers) {
    this.peers = peers;
    const names = peers.map(nameOf);
    const shown = names.length === 0 ? '' : [trouble, ...names].join('\n');
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.replaceChildren(...(trouble && shown ? this.#contents(trouble, names) : []));
  }

  /**
   * @param {Trouble} trouble
   * @param {string[]} names
   */
  #contents(trouble, names) {
    const close = () => {
      this.#closed = trouble;
      this.dispatchEvent(new Event('closed'));
    };
    const avoidable = this.#session.relayOnlyByChoice && withoutRelay.includes(trouble);
    return [
      icon('triangle-alert'),
      element('h2', {}, phrase('trouble.heading', { names })),
      element(
        'p',
        {},
        phrase(`trouble.${trouble}`, { names }),
        ...(avoidable ? [' ', text('trouble.showAddress')] : []),
        ' ',
        text('trouble.goesOn'),
      ),
      element(
        'p',
        { class: 'actions' },
        checkLink('pill'),
        element('button', { type: 'button', class: 'pill', click: close }, text('action.close')),
      ),
      ...report(trouble),
      codeLine(trouble),
    ];
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
