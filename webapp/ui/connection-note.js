import { signIn } from './account.js';
import { checkLink } from './check-link.js';
import { codeLine } from './code-line.js';
import { element, icon } from './element.js';
import { phrase, text } from './phrase.js';
import { callInProgress, rememberWish } from './remembered.js';
import { keepFocus } from './show.js';

/**
 * @typedef {import('../call-session.js').CallSession} CallSession
 * @typedef {import('./interruption.js').Interruption} Interruption
 * @typedef {import('./endings.js').Hindrance} Hindrance
 * @typedef {import('./phrase.js').Word} Word
 */

/** Why joining takes so long, and what to do; the page goes on trying meanwhile. */
export class ConnectionNote extends HTMLElement {
  #session;

  /** @param {CallSession} session */
  constructor(session) {
    super();
    this.#session = session;
    this.className = 'problem';
  }

  /** @param {Hindrance | null} reason */
  show(reason) {
    const shown = this.#session.state === 'connecting' ? reason : null;
    const waits = shown === 'not-started';
    this.role = waits ? null : 'alert'; // that one waits is said by the status line
    this.classList.toggle('calm', waits);
    keepFocus(this, () => this.replaceChildren(...(shown ? this.#contents(shown) : [])));
  }

  /** @param {Hindrance} reason */
  #contents(reason) {
    if (reason === 'not-started') return waitingRoom();
    const retry = () => this.#session.retry();
    return [
      icon('triangle-alert'),
      element('h2', {}, text(`joining.${reason}.heading`)),
      element('p', {}, text(`joining.${reason}.body`)),
      ...forAdministrator(reason),
      element(
        'p',
        { class: 'actions' },
        element('button', { type: 'button', class: 'pill', click: retry }, text('joining.now')),
        checkLink(),
      ),
      codeLine(reason),
    ];
  }
}

/** Nothing is wrong: whoever is to start the call has not come yet. */
function waitingRoom() {
  return [
    element('h2', {}, text('joining.not-started.heading')),
    element('p', {}, text('joining.not-started.body')),
    element(
      'button',
      { type: 'button', class: 'quiet', click: signInForCall },
      text('joining.not-started.signIn'),
    ),
  ];
}

/** However long it takes, it leads back to the call. */
function signInForCall() {
  const call = callInProgress();
  if (call && parent === window) rememberWish({ call });
  signIn();
}

/** @param {Hindrance} reason */
function forAdministrator(reason) {
  if (reason !== 'websocket-blocked' && reason !== 'origin-refused') return [];
  const { host, origin } = location;
  const calls = new URL('calls/', document.baseURI).pathname;
  const report = phrase(`joining.${reason}.administrator`, { address: host, calls, origin });
  return [element('p', { class: 'report' }, text('joining.administrator'), ' ', report)];
}

customElements.define('connection-note', ConnectionNote);
