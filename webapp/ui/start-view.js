import { signOut } from './account.js';
import { brand } from './brand.js';
import { checkLink } from './check-link.js';
import { DevicePreview } from './device-preview.js';
import { element, icon } from './element.js';
import { understand } from './invite-link.js';
import { phrase, text } from './phrase.js';
import { RecentCallsList } from './recent-calls-list.js';
import { relayChoice } from './relay-choice.js';
import { rememberName, rememberedName } from './remembered.js';

/**
 * @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia
 * @typedef {import('./phrase.js').Sentence} Sentence
 * @typedef {{ invite: string, callName?: string }} KnownCall
 */

/** What one sees before a call. Fires 'newcall', and 'joincall' with a KnownCall as detail. */
export class StartView extends HTMLElement {
  #invite;
  #settings;
  #name = element('input', {
    id: 'name',
    maxlength: 80,
    autocomplete: 'nickname',
    enterkeyhint: 'done',
    dir: 'auto',
    'aria-describedby': 'name-hint',
  });

  /**
   * @param {LocalMedia} media
   * @param {string | null} invite  of the link that was opened
   * @param {Promise<import('./settings.js').Settings>} settings
   * @param {Sentence} [problem]
   */
  constructor(media, invite, settings, problem) {
    super();
    this.#invite = invite;
    this.#settings = settings;
    this.#name.value = rememberedName();
    this.#name.addEventListener('change', () => rememberName(this.name));
    const section = element(
      'section',
      { class: 'start' },
      element(
        'div',
        { class: 'start-heading' },
        element('h1', { tabindex: -1 }, text(invite === null ? 'start.heading' : 'start.invited')),
        ...(invite === null ? [] : [element('p', { class: 'lead' }, text('start.heading'))]),
        ...(problem ? [problemNote(problem)] : []),
      ),
      new DevicePreview(media),
      element(
        'div',
        { class: 'choices' },
        ...(invite === null ? this.#home() : this.#invited()),
        relayChoice(settings),
        checkLink(),
      ),
    );
    if (invite === null) section.append(this.#recentCalls());
    this.append(brand(), section);
  }

  get name() {
    return this.#name.value.trim();
  }

  #nameField() {
    return element(
      'p',
      { class: 'field' },
      element('label', { for: 'name' }, text('start.name')),
      this.#name,
      element('span', { id: 'name-hint', class: 'hint' }, text('start.nameHint')),
    );
  }

  #invited() {
    const join = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#join({ invite: /** @type {string} */ (this.#invite) });
    };
    return [
      element(
        'form',
        { submit: join },
        this.#nameField(),
        element('button', { class: 'pill main' }, text('start.joinCall')),
      ),
      element('a', { class: 'quiet', href: '#' }, text('start.ownCall')),
    ];
  }

  #home() {
    const start = () => this.dispatchEvent(new Event('newcall'));
    const hint = element('span', { id: 'new-hint', class: 'hint' }, text('start.newCallHint'));
    const account = element('p', { hidden: true });
    this.#settings.then(({ mayStart, user }) => {
      if (mayStart === false) hint.textContent = text('start.signInFirst');
      account.hidden = user === undefined;
      if (user !== undefined) account.append(...signedIn(user));
    });
    return [
      this.#nameField(),
      element(
        'p',
        { class: 'field' },
        element(
          'button',
          { type: 'button', class: 'pill main', 'aria-describedby': 'new-hint', click: start },
          text('start.newCall'),
        ),
        hint,
      ),
      this.#joinForm(),
      account,
    ];
  }

  #joinForm() {
    const label = element('label', { for: 'entry' }, text('start.linkOrName'));
    const hint = element('span', { id: 'entry-hint', class: 'hint' }, text('start.nameMeets'));
    const problem = element('span', { id: 'entry-problem', class: 'correction', role: 'alert' });
    const entry = element('input', {
      id: 'entry',
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      enterkeyhint: 'go',
      dir: 'auto',
      'aria-describedby': 'entry-hint entry-problem',
    });
    entry.addEventListener('input', () => problem.replaceChildren());
    this.#settings.then(({ namedCalls }) => {
      label.textContent = text(namedCalls ? 'start.linkOrName' : 'start.link');
      hint.hidden = !namedCalls;
    });
    const submit = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const understood = await understand(entry.value, await this.#settings);
      if ('invite' in understood) return this.#join(understood);
      problem.replaceChildren(phrase(understood.problem.key, understood.problem.values));
      entry.focus();
    };
    const row = element('span', { class: 'field-row' }, entry);
    row.append(element('button', { class: 'pill' }, text('start.join')));
    return element('form', { class: 'field', submit }, label, row, problem, hint);
  }

  #recentCalls() {
    const list = new RecentCallsList();
    // The focus must not be lost with the button that had it.
    list.addEventListener('emptied', () => this.querySelector('h1')?.focus());
    return list;
  }

  /** @param {KnownCall} call */
  #join(call) {
    this.dispatchEvent(new CustomEvent('joincall', { detail: call }));
  }
}

/** @param {string} name */
function signedIn(name) {
  return [
    element('span', { class: 'hint' }, phrase('account.signedIn', { account: name })),
    ' ',
    element(
      'button',
      { type: 'button', class: 'quiet', click: () => signOut() },
      text('account.signOut'),
    ),
  ];
}

/** @param {Sentence} problem */
function problemNote({ key, values }) {
  const note = element('div', { class: 'problem', role: 'alert' }, icon('triangle-alert'));
  note.append(element('p', {}, phrase(key, values)));
  return note;
}

customElements.define('start-view', StartView);
