import { element, icon } from './element.js';
import { linkNote } from './link-note.js';
import { text } from './phrase.js';

/** What one sees while waiting alone: the link, and ways to send it. Fires 'copylink'. */
export class InvitePanel extends HTMLElement {
  /** @param {string} link */
  constructor(link) {
    super();
    const field = element('input', {
      readonly: true,
      value: link,
      dir: 'ltr',
      'aria-label': text('call.link'),
      focus: () => field.select(),
    });
    const actions = element('p', { class: 'actions' }, copyButton('pill main'));
    if ('share' in navigator) {
      const share = () => navigator.share({ url: link }).catch(() => {}); // the person changed their mind
      const attributes = { type: 'button', class: 'pill', click: share };
      actions.append(element('button', attributes, icon('share'), text('call.share')));
    }
    this.append(
      element('h2', {}, text('call.invite')),
      element('p', { class: 'hint' }, text('call.inviteHint')),
      field,
      actions,
      linkNote(link),
    );
  }
}

/** @param {string} className */
export function copyButton(className) {
  const button = element(
    'button',
    { type: 'button', class: className, title: text('call.copyLink') },
    icon('link'),
    element('span', { class: 'control-name' }, text('call.copyLink')),
  );
  button.addEventListener('click', () => {
    button.dispatchEvent(new Event('copylink', { bubbles: true }));
  });
  return button;
}

customElements.define('invite-panel', InvitePanel);
