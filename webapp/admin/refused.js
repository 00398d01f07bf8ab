import { application, signOut } from '../ui/account.js';
import { startLanguage } from '../ui/language.js';
import { NoticeView } from '../ui/notice-view.js';
import { show } from '../ui/show.js';
import { watchForMistakes } from '../ui/unexpected.js';
import { toAdministrate } from './purpose.js';

/** @typedef {import('../ui/notice-view.js').Notice} Notice */

/** @returns {Notice} */
function notice() {
  if (toAdministrate) {
    return {
      heading: 'admin.refused',
      body: [{ key: 'admin.refusedWhy', values: { role: 'parley-admin' } }],
      actions: [{ word: 'admin.otherAccount', act: () => signOut('admin/') }],
    };
  }
  return {
    heading: 'admin.refusedStart',
    body: [{ key: 'admin.refusedStartWhy', values: { role: 'parley-caller' } }],
    actions: [
      { word: 'admin.otherAccount', act: () => signOut('start') },
      { word: 'action.start', href: application.href },
    ],
  };
}

watchForMistakes();
startLanguage((tag) => import(`./messages/${tag}.js`)).then(() =>
  show('admin', () => new NoticeView(notice())),
);
