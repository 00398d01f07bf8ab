import { brand } from '../ui/brand.js';
import { element, icon } from '../ui/element.js';
import { phrase, text, titlePage } from '../ui/phrase.js';
import { CallList } from './call-list.js';
import { lengthSince, timeOf } from './format.js';
import { say } from './keep.js';
import { LiveNumbers } from './numbers.js';
import { acceptNewCalls, refuseNewCalls } from './questions.js';
import { signOut } from '../ui/account.js';
import { settingsTable } from './settings-table.js';
import { Totals } from './totals.js';

/**
 * @typedef {import('../ui/phrase.js').Sentence} Sentence
 *
 * @typedef {object} Model  what is to be seen
 * @property {import('./history.js').History} history
 * @property {import('./server.js').Now} [now]  missing until the server has answered
 * @property {Sentence} [trouble]
 * @property {boolean} signedOut
 * @property {Sentence} [notice]  what has become of the last action
 * @property {import('./server.js').Setting[]} settings
 * @property {string} beginning  of the ids of the calls that are looked for
 */

/** The page of the administration. */
export class AdminView extends HTMLElement {
  #model;
  #trouble = element('div', { role: 'alert', class: 'trouble' });
  #troubleTold = '';
  #notice = element('p', { role: 'status', class: 'done' });
  #user = element('span', { class: 'user' });
  #running = element('p', { class: 'lead' }, text('admin.loading'));
  #numbers = new LiveNumbers();
  #totals = new Totals();
  #intake = element('p', { class: 'intake' });
  #toggle = element('button', { type: 'button', class: 'pill', click: () => this.#toggleIntake() });
  #calls;
  #settings = element('div');
  #ask;
  /** @type {Model['settings'] | undefined} */ #settingsShown;

  /** @param {Model} model @param {import('./questions.js').Ask} ask @param {(beginning: string) => void} find */
  constructor(model, ask, find) {
    super();
    this.#model = model;
    this.#ask = ask;
    this.#calls = new CallList(ask, model.beginning, find);
    const out = element(
      'button',
      { type: 'button', class: 'quiet', click: () => signOut('admin/') },
      text('account.signOut'),
    );
    this.append(
      brand(),
      element(
        'div',
        { class: 'admin-heading' },
        element('h1', { tabindex: -1 }, text('admin.title')),
        this.#running,
        element('p', { class: 'account hint' }, this.#user, out),
      ),
      this.#trouble,
      this.#notice,
      section('now', text('admin.now'), this.#numbers),
      section(
        'new-calls',
        text('admin.newCalls'),
        element('div', { class: 'row' }, this.#intake, this.#toggle),
      ),
      this.#calls,
      section('since-start', text('admin.sinceStart'), this.#totals),
      section(
        'settings',
        text('admin.settings'),
        element('p', { class: 'hint' }, text('admin.settingsHint')),
        this.#settings,
      ),
    );
  }

  connectedCallback() {
    titlePage(text('admin.title'));
    this.update();
  }

  update() {
    const { now, settings, history, beginning } = this.#model;
    this.#showTrouble();
    this.dataset.loaded = String(now !== undefined);
    if (!now) return;
    const { overview, user } = now;
    const time = timeOf(overview.startedAt, now.at);
    say(
      this.#running,
      text('admin.running', { time, length: lengthSince(overview.startedAt, now.at) }),
    );
    say(this.#user, text('account.signedIn', { account: user }));
    this.#numbers.update(now, history);
    this.#totals.update(overview);
    this.#calls.update(now, beginning);
    this.#intake.dataset.draining = String(overview.draining);
    say(
      this.#intake,
      overview.draining ? text('admin.drained', { n: overview.calls }) : text('admin.accepted'),
    );
    say(this.#toggle, text(overview.draining ? 'admin.undrain' : 'admin.drain'));
    if (this.#settingsShown !== settings) {
      this.#settings.replaceChildren(settingsTable(settings));
      this.#settingsShown = settings;
    }
  }

  #showTrouble() {
    const { trouble, signedOut, notice } = this.#model;
    say(this.#notice, notice ? text(notice.key, notice.values) : '');
    const words = trouble ? text(trouble.key, trouble.values) : '';
    if (this.#troubleTold === words) return; // else it would be read out again
    this.#troubleTold = words;
    this.#trouble.replaceChildren();
    if (!trouble) return;
    const again = element('a', { class: 'pill main', href: './' }, text('admin.again'));
    this.#trouble.append(
      element(
        'div',
        { class: 'problem' },
        icon('triangle-alert'),
        element('p', {}, phrase(trouble.key, trouble.values)),
        ...(signedOut ? [again] : []),
      ),
    );
  }

  #toggleIntake() {
    this.#ask(this.#model.now?.overview.draining ? acceptNewCalls : refuseNewCalls);
  }
}

/** @param {string} name @param {string} heading @param {...Node} content */
function section(name, heading, ...content) {
  const id = `${name}-heading`;
  return element('section', { 'aria-labelledby': id }, element('h2', { id }, heading), ...content);
}

customElements.define('admin-view', AdminView);
