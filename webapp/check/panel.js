import { browserOf } from '../ui/browser.js';
import { element } from '../ui/element.js';
import { speakAlso } from '../ui/language.js';
import { obstacleOf } from '../ui/obstacle.js';
import { text } from '../ui/phrase.js';
import { SidePanel } from '../ui/side-panel.js';
import { ConnectionCheck } from './connection-check.js';
import { Results } from './results.js';

/**
 * The check beside a call that does not come about: the call goes on trying. Of camera and microphone the call has its own.
 *
 * @param {Element} view  that has room for panels
 */
export async function openPanel(view) {
  await Promise.all([speakAlso((tag) => import(`./messages/${tag}.js`)), loadStyles()]);
  const results = new Results();
  const panel = new SidePanel('action.check', () => [
    element('p', { class: 'hint' }, text('check.startHint')),
    new ConnectionCheck(results, obstacleOf(browserOf())),
  ]);
  const others = new AbortController();
  const { signal } = others;
  view.addEventListener(
    'panelchange',
    ({ target }) => {
      if (target !== panel && target instanceof SidePanel && target.isOpen) panel.close();
      if (target !== panel || panel.isOpen) return;
      others.abort();
      panel.remove();
    },
    { signal },
  );
  view.append(panel);
  panel.open();
}

/** @returns {Promise<void>} */
function loadStyles() {
  const href = new URL('check.css', import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = element('link', { rel: 'stylesheet', href });
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', reject);
    document.head.append(link);
  });
}
