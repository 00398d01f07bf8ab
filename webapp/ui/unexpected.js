import { element, icon } from './element.js';
import { text } from './phrase.js';
import { codeLine } from './code-line.js';

/** A mistake of ours that nobody has caught must not leave a dead page without a word. Its text may hold secrets. */
export function watchForMistakes() {
  addEventListener('error', ({ error }) => tell(error));
  addEventListener('unhandledrejection', ({ reason }) => tell(reason));
}

/** @param {unknown} mistake */
function tell(mistake) {
  // Of other scripts (extensions) and of layout that takes two rounds the browser gives no Error.
  if (!(mistake instanceof Error) || document.querySelector('.unexpected')) return;
  const note = element('div', { class: 'problem unexpected', role: 'alert' });
  const close = () => note.remove();
  const reload = () => location.reload();
  note.append(
    icon('triangle-alert'),
    element('p', {}, text('unexpected')),
    element(
      'p',
      { class: 'actions' },
      element('button', { type: 'button', class: 'pill', click: reload }, text('action.reload')),
      element('button', { type: 'button', class: 'pill', click: close }, text('action.close')),
    ),
    codeLine(`unexpected-${mistake.name}`),
  );
  (document.querySelector('.notes') ?? document.body).append(note);
}
