import { element } from '../ui/element.js';
import { text } from '../ui/phrase.js';
import { lengthSince, timeOf } from './format.js';
import { keep, say } from './keep.js';
import { endCall, lockCall, removeParticipant, unlockCall } from './questions.js';

/**
 * @typedef {import('./server.js').Call} Call
 * @typedef {import('./server.js').Now} Now
 * @typedef {import('./server.js').Participant} Participant
 * @typedef {import('./questions.js').Ask} Ask
 */

/** A call that goes on, or is locked although nobody is in it: who is in it, and what can be done. */
export class CallCard extends HTMLElement {
  #ask;
  /** @type {Call} */ #call;
  #barSeconds = 0;
  #since = element('span');
  #locked = element('strong', { class: 'tag' });
  #lock = element('button', { type: 'button', class: 'pill', click: () => this.#toggleLock() });
  #participants = element('ul', { class: 'participants' });

  /** @param {Call} call @param {Ask} ask */
  constructor(call, ask) {
    super();
    this.#call = call;
    this.#ask = ask;
    const { id } = call;
    const end = () => this.#ask(endCall(this.#call, this.#barSeconds));
    this.append(
      element(
        'div',
        { class: 'call-header' },
        element('h3', {}, text('admin.call', { call: id })),
        element('p', { class: 'hint' }, this.#since, this.#locked),
        element(
          'p',
          { class: 'actions' },
          this.#lock,
          element(
            'button',
            {
              type: 'button',
              class: 'pill grave',
              'aria-label': text('admin.endNamed', { call: id }),
              click: end,
            },
            text('admin.end'),
          ),
        ),
      ),
      this.#participants,
    );
  }

  /** @param {Call} call @param {Now} now */
  update(call, now) {
    this.#call = call;
    this.#barSeconds = now.barSeconds;
    say(this.#since, since(call.startedAt, now.at));
    const until = call.lockedUntil;
    this.#locked.hidden = until === undefined;
    if (until) say(this.#locked, text('admin.lockedUntil', { time: timeOf(until, now.at) }));
    say(this.#lock, text(until ? 'admin.unlock' : 'admin.lock'));
    const name = text(until ? 'admin.unlockNamed' : 'admin.lockNamed', { call: call.id });
    this.#lock.setAttribute('aria-label', name);
    keep(
      this.#participants,
      call.participants,
      ({ id }) => id,
      (participant) => this.#row(participant),
      (row, participant) => updateRow(row, participant, now.at),
    );
  }

  #toggleLock() {
    const question = this.#call.lockedUntil ? unlockCall : lockCall;
    this.#ask(question(this.#call, this.#barSeconds));
  }

  /** @param {Participant} participant */
  #row({ id, role }) {
    const name = text('admin.removeNamed', { participant: id, call: this.#call.id });
    const remove = () => this.#ask(removeParticipant(this.#call, id, this.#barSeconds));
    const host = element('span', { class: 'tag' }, text('admin.host'));
    return element(
      'li',
      {},
      element(
        'span',
        { class: 'who' },
        element('code', {}, id),
        ...(role === 'HOST' ? [host] : []),
        element('span', { class: 'presence' }),
      ),
      element(
        'button',
        { type: 'button', class: 'pill', 'aria-label': name, click: remove },
        text('admin.remove'),
      ),
    );
  }
}

/** @param {string | undefined} startedAt @param {string} now */
function since(startedAt, now) {
  if (!startedAt) return text('admin.nobody');
  const time = timeOf(startedAt, now);
  return text('admin.callSince', { time, length: lengthSince(startedAt, now) });
}

/** @param {HTMLElement} row @param {Participant} participant @param {string} now */
function updateRow(row, { present, since }, now) {
  row.dataset.present = String(present);
  const time = timeOf(since, now);
  say(row.querySelector('.presence'), text(present ? 'admin.present' : 'admin.lost', { time }));
}

customElements.define('call-card', CallCard);
