import { startLanguage } from '../ui/language.js';
import { show } from '../ui/show.js';
import { watchForMistakes } from '../ui/unexpected.js';
import { AdminView } from './admin-view.js';
import { confirmed } from './confirmation.js';
import { timeOf } from './format.js';
import { History } from './history.js';
import { Refused, act, readNow, readSettings } from './server.js';
import { watch } from './watch.js';

/** @typedef {import('../ui/phrase.js').Sentence} Sentence */

const noticeTime = 15_000;

/** @type {import('./admin-view.js').Model} */
const model = { history: new History(), signedOut: false, settings: [], beginning: '' };
/** @type {AdminView} */ let view;
/** @type {() => Promise<void>} */ let look;
/** @type {ReturnType<typeof setTimeout> | undefined} */ let noticeTimer;
/** The start of the server that they were read from. */
let settingsSince = '';

/** @param {import('./server.js').Now} now */
async function told(now) {
  const { startedAt } = now.overview;
  model.now = now;
  model.trouble = undefined;
  model.history.add(now);
  view.update();
  if (settingsSince === startedAt) return;
  try {
    model.settings = await readSettings();
    settingsSince = startedAt;
    view.update();
  } catch {
    // With the next look.
  }
}

/** @param {string} code */
function failed(code) {
  // Without an account that may see this, the server has a page of its own to show here.
  if (code === 'not-administrator') return location.reload();
  const { now } = model;
  model.signedOut = code === 'signed-out';
  if (model.signedOut && !now) return location.reload();
  if (!now) model.trouble = { key: 'admin.silentFirst' };
  else {
    const values = { time: timeOf(now.at, now.at) };
    model.trouble = { key: model.signedOut ? 'admin.signedOut' : 'admin.silent', values };
  }
  view.update();
}

/** @param {Sentence} notice */
function tell(notice) {
  model.notice = notice;
  view.update();
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => {
    model.notice = undefined;
    view.update();
  }, noticeTime);
}

/** @type {import('./questions.js').Ask} */
async function ask({ name, action, question, done }) {
  const answer = await confirmed(question);
  if (!answer) return;
  try {
    await act(name, { ...action, lock: answer.choice });
    tell(done);
  } catch (error) {
    tell(whyNotDone(error));
  }
  await look();
}

/** @param {unknown} error @returns {Sentence} */
function whyNotDone(error) {
  // A server that failed may have failed after it was done.
  if (!(error instanceof Refused) || error.code === 'failed') return { key: 'admin.notDone' };
  if (error.code === 'gone') return { key: 'admin.notDoneGone' };
  return { key: 'admin.notDoneRefused', values: { code: error.code } };
}

/** @param {string} beginning */
function find(beginning) {
  model.beginning = beginning;
  look();
}

function start() {
  show('admin', () => {
    view = new AdminView(model, ask, find);
    return view;
  });
  look = watch(() => readNow(model.beginning), told, failed);
}

watchForMistakes();
startLanguage((tag) => import(`./messages/${tag}.js`)).then(start);
