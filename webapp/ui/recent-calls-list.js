import { element, icon } from './element.js';
import { phrase, text } from './phrase.js';
import { forgetAllCalls, forgetCall, recentCalls } from './recent-calls.js';
import { ago } from './relative-time.js';

/** @typedef {import('./recent-calls.js').RecentCall} RecentCall */

const minute = 60_000;

/** The calls that this browser has been in. Fires 'joincall', which bubbles, and 'emptied'. */
export class RecentCallsList extends HTMLElement {
  #list = element('ul', { class: 'recent-list' });
  #clock = 0;

  connectedCallback() {
    const all = { type: 'button', class: 'quiet', click: () => this.#forgetAll() };
    this.replaceChildren(
      element(
        'header',
        { class: 'recent-header' },
        element('h2', {}, text('recent.heading')),
        element('button', all, text('recent.forgetAll')),
      ),
      this.#list,
      element('p', { class: 'hint' }, text('recent.hint')),
    );
    this.#list.replaceChildren(...recentCalls().map((call) => this.#item(call)));
    this.hidden = this.#list.childElementCount === 0;
    this.#clock = setInterval(() => this.#tellTime(), minute);
    this.#tellTime();
  }

  disconnectedCallback() {
    clearInterval(this.#clock);
  }

  /** @param {RecentCall} call */
  #item(call) {
    const { invite, callName, at } = call;
    const name = element('span', { class: 'recent-name' }, ...titleOf(call));
    const time = element('time', { class: 'hint', datetime: new Date(at).toISOString() });
    const join = () =>
      this.dispatchEvent(
        new CustomEvent('joincall', { bubbles: true, detail: { invite, callName } }),
      );
    const label = text('recent.forget', { call: name.textContent ?? '' });
    const item = element(
      'li',
      {},
      element(
        'button',
        { type: 'button', class: 'recent', title: name.textContent ?? '', click: join },
        name,
        time,
      ),
      element(
        'button',
        {
          type: 'button',
          class: 'forget',
          'aria-label': label,
          title: label,
          click: () => this.#forget(invite, item),
        },
        icon('x'),
      ),
    );
    return item;
  }

  #tellTime() {
    for (const time of this.#list.querySelectorAll('time')) {
      time.textContent = ago(Date.parse(time.dateTime), Date.now(), document.documentElement.lang);
    }
  }

  /**
   * @param {string} invite
   * @param {HTMLElement} item
   */
  #forget(invite, item) {
    forgetCall(invite);
    const neighbour = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    if (neighbour === null) this.#empty();
    else /** @type {HTMLElement | null} */ (neighbour.querySelector('.forget'))?.focus();
  }

  #forgetAll() {
    forgetAllCalls();
    this.#empty();
  }

  #empty() {
    this.hidden = true;
    this.dispatchEvent(new Event('emptied'));
  }
}

/**
 * @param {RecentCall} call
 * @returns {Node[]}
 */
function titleOf({ callName, people, at }) {
  if (callName !== '') return [element('bdi', {}, callName)];
  if (people.length > 0) return [phrase('recent.with', { names: people })];
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  });
  return [phrase('recent.on', { date: format.format(at) })];
}

customElements.define('recent-calls-list', RecentCallsList);
