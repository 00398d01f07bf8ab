import { keepOfflinePage } from './offline/register.js';
import { LocalMedia } from './rtc/local-media.js';
import { callIdOf, inviteOfHostKey, randomKey } from './signaling/capability.js';
import { signIn } from './ui/account.js';
import { browserOf } from './ui/browser.js';
import { CallFlow } from './ui/call-flow.js';
import { checkAddress } from './ui/check-link.js';
import { devicesOn, untouched } from './ui/devices.js';
import { inviteOfFragment, linkOf } from './ui/invite-link.js';
import { startLanguage } from './ui/language.js';
import { inAppNote, obstacleOf, obstacleView } from './ui/obstacle.js';
import { titlePage } from './ui/phrase.js';
import {
  callInProgress,
  rememberHostKey,
  rememberName,
  rememberedDevices,
  rememberedName,
  rememberWish,
  takeCheck,
  takeWish,
} from './ui/remembered.js';
import { mustSignIn, readSettings } from './ui/settings.js';
import { show } from './ui/show.js';
import { StartView } from './ui/start-view.js';
import { watchForMistakes } from './ui/unexpected.js';

watchForMistakes();
const browser = browserOf();
const settings = readSettings();
const flow = new CallFlow(showStart, settings);
let addressChanged = () => {};
/** @type {LocalMedia | null} */ let devicesAtStart = null;

/** @param {LocalMedia} [media]  devices that are on already */
function showStart(media = new LocalMedia({ chosen: rememberedDevices() })) {
  addressChanged = () => showStart(media);
  devicesAtStart = media;
  document.body.dataset.state = 'idle';
  show('start', () => startView(media));
}

/**
 * The start view, for the link in the address bar if there is one.
 *
 * @param {LocalMedia} media
 */
function startView(media) {
  const invite = inviteOfFragment(location.hash);
  const broken = invite === null && location.hash.length > 1;
  titlePage();
  const view = new StartView(
    media,
    invite,
    settings,
    broken ? { key: 'start.badLink' } : undefined,
  );

  view.addEventListener('newcall', async () => {
    rememberName(view.name);
    view.inert = true; // the server may take its time
    const mustBeSignedIn = await mustSignIn(await settings);
    if (!view.isConnected) return; // another link was opened meanwhile
    if (mustBeSignedIn) {
      rememberWish(untouched(media) ? {} : { devices: devicesOn(media) });
      view.inert = false;
      return signIn();
    }
    devicesAtStart = null;
    await startCall(view.name, media);
  });
  view.addEventListener('joincall', (event) => {
    const call = /** @type {CustomEvent<{ invite: string, callName?: string }>} */ (event).detail;
    devicesAtStart = null;
    rememberName(view.name);
    view.inert = true;
    flow.enter({ ...call, name: view.name, media });
  });
  if (browser.app !== null) {
    (view.querySelector('.lead') ?? view.querySelector('h1'))?.after(inAppNote(browser));
  }
  return view;
}

/**
 * @param {string} name
 * @param {LocalMedia} media
 * @param {import('./ui/remembered.js').Devices} [wanted]
 */
async function startCall(name, media, wanted) {
  await flow.enter({ invite: await newInvite(), name, media, wanted });
}

async function newInvite() {
  const hostKey = randomKey();
  const invite = await inviteOfHostKey(hostKey);
  rememberHostKey(await callIdOf(invite), hostKey);
  return invite;
}

/** Lets a page command and hear that shows this one in a frame. */
async function embedIn(/** @type {Window} */ page) {
  const { Embedding } = await import('./ui/embedding.js');
  /** @type {ConstructorParameters<typeof Embedding>[2]} */
  const join = async ({ invite, callName }, name, wanted) => {
    const inAddress = inviteOfFragment(location.hash);
    invite ??= inAddress ?? (await newInvite());
    if (document.body.dataset.view === 'call') flow.abandon();
    const media = devicesAtStart ?? new LocalMedia({ chosen: rememberedDevices() });
    devicesAtStart = null;
    if (!wanted.camera) media.setCamera(false);
    if (!wanted.microphone) media.setMicrophone(false);
    await flow.enter({ invite, callName, name: name || rememberedName(), media, wanted });
  };
  await new Embedding(flow, settings, join, page).begin();
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

function start() {
  const obstacle = obstacleOf(browser);
  if (obstacle === null) return enter();
  show('unable', () => obstacleView(obstacle, browser, enter));
}

/** The start page, the call that this tab was in, or what someone has just signed in for. */
async function enter() {
  if (takeCheck()) return location.replace(checkAddress());
  const wish = takeWish();
  const mayStart = wish !== null && (await settings).mayStart;
  let invite = inviteOfFragment(location.hash);
  // Whoever did not sign in after all, but opened another link here, wants that.
  if (wish !== null && (invite === null || invite === wish.call?.invite)) {
    if (mayStart) {
      if (wish.call) return resume(wish.call);
      const media = new LocalMedia({ chosen: rememberedDevices() });
      return startCall(rememberedName(), media, wish.devices);
    }
    if (wish.call) {
      invite = wish.call.invite;
      history.replaceState(null, '', linkOf(invite));
    }
  }
  const call = callInProgress();
  if (call === null || (invite !== null && invite !== call.invite)) return showStart();
  resume(call);
}

/** @param {import('./ui/remembered.js').CallInProgress} call */
function resume(call) {
  // A <video> without media yet holds back the load event, and the browser would show a page that goes on loading.
  if (document.readyState === 'complete') flow.resume(call);
  else addEventListener('load', () => flow.resume(call), { once: true });
}

const started = startLanguage().then(start);
if (parent !== window) started.then(() => embedIn(parent));
keepOfflinePage();
