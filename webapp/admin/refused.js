import { startLanguage } from '../ui/language.js';
import { NoticeView } from '../ui/notice-view.js';
import { show } from '../ui/show.js';
import { watchForMistakes } from '../ui/unexpected.js';
import { signOut } from './server.js';

watchForMistakes();
startLanguage((tag) => import(`./messages/${tag}.js`)).then(() =>
  show(
    'admin',
    () =>
      new NoticeView({
        heading: 'admin.refused',
        body: [{ key: 'admin.refusedWhy', values: { role: 'parley-admin' } }],
        actions: [{ word: 'admin.otherAccount', act: signOut }],
      }),
  ),
);
