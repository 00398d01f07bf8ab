import { brand } from '../ui/brand.js';
import { element, icon } from '../ui/element.js';
import { startLanguage } from '../ui/language.js';
import { text, titlePage } from '../ui/phrase.js';
import { show } from '../ui/show.js';
import { watchForMistakes } from '../ui/unexpected.js';
import { goal, toAdministrate } from './purpose.js';

/** Where every server takes names and passwords (Jakarta Servlet, form authentication); what it refuses it shows there. */
const door = new URL('j_security_check', goal);
const isRefused = location.pathname.endsWith('/j_security_check');

/** @typedef {import('../ui/phrase.js').Word} Word */

/**
 * Servers soon forget that they have asked, Tomcat after two minutes, and then take no answer: they are made to ask again.
 *
 * @param {Event} event
 */
async function signIn(event) {
  event.preventDefault();
  const signal = AbortSignal.timeout(5000);
  await fetch(goal, { cache: 'no-store', signal }).catch(() => {}); // submitting shows what is wrong
  /** @type {HTMLFormElement} */ (event.target).submit();
}

/** @param {Word} word @param {Record<string, string | boolean>} attributes */
function field(word, attributes) {
  const id = String(attributes.name);
  return element(
    'p',
    { class: 'field' },
    element('label', { for: id }, text(word)),
    element('input', {
      id,
      required: true,
      autocapitalize: 'off',
      spellcheck: 'false',
      'aria-describedby': isRefused ? 'why' : false,
      ...attributes,
    }),
  );
}

/** @param {Word} word @param {string} id */
function problem(word, id) {
  return element(
    'div',
    { class: 'problem', role: 'alert' },
    icon('triangle-alert'),
    element('p', { id }, text(word)),
  );
}

function signInView() {
  titlePage(text('admin.signIn'));
  return element(
    'div',
    { class: 'page' },
    brand(),
    element(
      'section',
      { class: 'notice' },
      element('h1', { tabindex: -1 }, text('admin.signIn')),
      element(
        'p',
        { class: 'lead' },
        text(toAdministrate ? 'admin.signInWhy' : 'admin.signInToStart'),
      ),
      ...(isRefused ? [problem('admin.wrong', 'why')] : []),
      ...(isSecureContext ? [] : [problem('admin.unencrypted', 'unencrypted')]),
      element(
        'form',
        { method: 'post', action: door.href, class: 'sign-in', submit: signIn },
        field('admin.name', { name: 'j_username', autocomplete: 'username', autofocus: true }),
        field('admin.password', {
          name: 'j_password',
          type: 'password',
          autocomplete: 'current-password',
        }),
        element(
          'p',
          { class: 'actions' },
          element('button', { class: 'pill main' }, text('admin.signIn')),
        ),
      ),
    ),
  );
}

watchForMistakes();
startLanguage((tag) => import(`./messages/${tag}.js`)).then(() => show('admin', signInView));
