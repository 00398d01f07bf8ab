import { keepOfflinePage } from './offline/register.js';
import { LocalMedia } from './rtc/local-media.js';
import { callIdOf, inviteOfHostKey, randomKey } from './signaling/capability.js';
import { CallFlow } from './ui/call-flow.js';
import { inviteOfFragment } from './ui/invite-link.js';
import { NoticeView } from './ui/notice-view.js';
import { text, titlePage } from './ui/phrase.js';
import { callInProgress, rememberHostKey, rememberName } from './ui/remembered.js';
import { readSettings } from './ui/settings.js';
import { show } from './ui/show.js';
import { StartView } from './ui/start-view.js';

const settings = readSettings();
const flow = new CallFlow(showStart, settings);
let addressChanged = () => {};

/**
 * The start view, for the link in the address bar if there is one.
 *
 * @param {LocalMedia} [media]  devices that are on already
 */
function showStart(media = new LocalMedia()) {
  const invite = inviteOfFragment(location.hash);
  const broken = invite === null && location.hash.length > 1;
  const view = new StartView(
    media,
    invite,
    settings,
    broken ? { key: 'start.badLink' } : undefined,
  );

  /** @param {string} invite */
  const enter = (invite) => {
    rememberName(view.name);
    return flow.enter({ invite, name: view.name, media });
  };
  view.addEventListener('newcall', async () => {
    const hostKey = randomKey();
    const invite = await inviteOfHostKey(hostKey);
    rememberHostKey(await callIdOf(invite), hostKey);
    await enter(invite);
  });
  view.addEventListener('joincall', (event) => {
    enter(/** @type {CustomEvent<string>} */ (event).detail);
  });
  addressChanged = () => showStart(media);
  titlePage();
  document.body.dataset.state = 'idle';
  show('start', view);
}

/** Another link has been opened in this tab. */
addEventListener('hashchange', () => {
  if (document.body.dataset.view === 'unable') return;
  if (document.body.dataset.view === 'start') return addressChanged();
  const invite = inviteOfFragment(location.hash);
  if (invite === null || invite === flow.invite) return flow.restoreAddress();
  flow.abandon();
  showStart();
});

addEventListener('pagehide', () => flow.release());
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

/** @returns {'insecure' | 'incapable' | null}  what keeps this browser from making calls here */
function obstacle() {
  if (!isSecureContext || !crypto.subtle) return 'insecure';
  return 'RTCPeerConnection' in globalThis && 'locks' in navigator ? null : 'incapable';
}

function start() {
  const hindrance = obstacle();
  if (hindrance !== null) {
    titlePage(text(`${hindrance}.heading`));
    return show(
      'unable',
      new NoticeView(`${hindrance}.heading`, `${hindrance}.body`, [], hindrance),
    );
  }
  const call = callInProgress();
  const invite = inviteOfFragment(location.hash);
  if (call === null || (invite !== null && invite !== call.invite)) return showStart();
  // A <video> without media yet holds back the load event, and the browser would show a page that goes on loading.
  if (document.readyState === 'complete') flow.resume(call);
  else addEventListener('load', () => flow.resume(call), { once: true });
}

start();
keepOfflinePage();
