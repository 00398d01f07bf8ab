import { application } from './account.js';
import { element } from './element.js';
import { text } from './phrase.js';

/**
 * Leads to the check of everything that a call needs. In a call it opens beside it, so that the call goes on trying; if it
 * cannot be loaded there, in a tab of its own.
 *
 * @param {'quiet' | 'pill'} look
 */
export function checkLink(look = 'quiet') {
  const link = element('a', { class: look, href: checkAddress() }, text('action.check'));
  link.addEventListener('click', async (event) => {
    const view = link.closest('call-view');
    if (view === null) return;
    event.preventDefault();
    try {
      const { openPanel } = await import('../check/panel.js');
      await openPanel(view);
    } catch {
      open(link.href, '_blank');
    }
  });
  return link;
}

/** Of the check, in the language that this page's address asks for, if it does. */
export function checkAddress() {
  const address = new URL('check.html', application);
  address.search = location.search;
  return address.href;
}
