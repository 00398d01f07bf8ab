import { CallSession } from '../call-session.js';
import { LocalMedia } from '../rtc/local-media.js';
import { callIdOf } from '../signaling/capability.js';
import { lengthSaid, lengthSince } from './call-length.js';
import { CallView } from './call-view.js';
import { devicesOn, permitted, turnOn, untouched } from './devices.js';
import { endingOf } from './endings.js';
import { linkOf } from './invite-link.js';
import { NoticeView } from './notice-view.js';
import { recordWhenJoined } from './recent-calls.js';
import {
  hostKeyOf,
  metAt,
  relayOnlyWanted,
  rememberCall,
  rememberedDevices,
  rememberMet,
} from './remembered.js';
import { show } from './show.js';

/** In milliseconds: a page that crashes says nothing, so the call is remembered ever anew. */
const REMEMBER_EVERY = 60_000;

/**
 * @typedef {import('./remembered.js').CallInProgress} CallInProgress
 * @typedef {import('./remembered.js').Devices} Devices
 * @typedef {import('./endings.js').Offer} Offer
 * @typedef {import('./notice-view.js').Action} Action
 *
 * @typedef {object} Entry
 * @property {string} invite
 * @property {string} [callName]  if it was typed
 * @property {string} name
 * @property {LocalMedia} media
 * @property {Devices} [wanted]  what to turn on; without it everything, if nothing has been asked for yet
 * @property {boolean} [reloaded]  nobody has clicked: the browser must not ask for anything
 *
 * @typedef {object} CallShown
 * @property {CallSession} session
 * @property {LocalMedia} media
 * @property {string} link  for others
 * @property {AbortSignal} signal  aborted when it is shown no more
 */

/**
 * The way through a call: in, perhaps past another tab, and out at one of its ends. Fires 'call', and 'end' with the code
 * of the ending as detail.
 */
export class CallFlow extends EventTarget {
  #toStart;
  #settings;
  /** @type {Entry | null} */ #entry = null;
  /** @type {CallSession | null} */ #session = null;
  /** @type {AbortController | undefined} */ #listening;

  /** @type {CallShown | null} */ call = null;

  /**
   * @param {() => void} toStart
   * @param {Promise<import('./settings.js').Settings>} settings
   */
  constructor(toStart, settings) {
    super();
    this.#toStart = toStart;
    this.#settings = settings;
  }

  /** @returns {string | null} */
  get invite() {
    return this.#entry?.invite ?? null;
  }

  /** @param {CallInProgress} call  that the page was in before it was loaded again */
  resume({ invite, name, devices }) {
    const entry = {
      invite,
      name,
      media: new LocalMedia({ chosen: rememberedDevices() }),
      wanted: devices,
      reloaded: true,
    };
    return this.enter(entry);
  }

  /**
   * Until the call is shown and its devices are being asked for: what is done with them from then on comes after that.
   *
   * @param {Entry} entry
   * @param {boolean} [takeOver]  from another tab
   */
  async enter(entry, takeOver = false) {
    const before = this.#session;
    this.#letGo();
    before?.leave();
    if (this.#entry?.media !== entry.media) this.#entry?.media.stop();
    this.#entry = entry;
    this.restoreAddress();
    const listening = (this.#listening = new AbortController());
    const { invite, name, media } = entry;
    const hostKey = hostKeyOf(await callIdOf(invite));
    const session = await CallSession.create({
      invite,
      hostKey,
      name,
      media,
      relayOnly: relayOnlyWanted(),
    });
    const { publicUrl } = await this.#settings;
    if (listening.signal.aborted) return;
    this.#session = session;
    recordWhenJoined(session, entry, listening.signal);
    if (!entry.reloaded) rememberMet(null);
    session.addEventListener('peer-added', () => rememberMet(metAt() ?? Date.now()), {
      signal: listening.signal,
    });
    session.addEventListener('state', () => this.#stateChanged(), { signal: listening.signal });
    const link = linkOf(invite, publicUrl);
    const view = new CallView(session, media, link, this.#settings);
    view.addEventListener('hangup', () => this.hangUp());
    document.body.dataset.state = session.state;
    show('call', () => view);
    this.call = { session, media, link, signal: listening.signal };
    this.dispatchEvent(new Event('call'));
    const outcome = await session.join({ takeOver });
    if (listening.signal.aborted) return;
    if (outcome === 'taken') this.#taken();
    else this.#bringDevices(entry, view, listening.signal);
  }

  /** Leaves without a view of its own. */
  abandon() {
    this.#session?.leave();
    this.#letGo();
    this.#entry?.media.stop();
    rememberCall(null);
  }

  /**
   * Turns a device of the call on or off. If the browser still asks for it, or it has not been asked for yet, what is said
   * last counts.
   *
   * @param {'camera' | 'microphone'} device
   * @param {boolean} on
   */
  turn(device, on) {
    const entry = /** @type {Entry} */ (this.#entry);
    entry.wanted = { ...devicesFor(entry), [device]: on };
    return device === 'camera' ? entry.media.setCamera(on) : entry.media.setMicrophone(on);
  }

  restoreAddress() {
    if (this.invite !== null) history.replaceState(null, '', linkOf(this.invite));
  }

  release() {
    this.#session?.release();
  }

  /**
   * @param {Entry} entry
   * @param {CallView} view
   * @param {AbortSignal} signal
   */
  async #bringDevices(entry, view, signal) {
    const { invite, name, media, reloaded } = entry;
    const asked = !untouched(media);
    let on = () => devicesFor(entry);
    const remember = () => rememberCall({ invite, name, devices: on() });
    const timer = setInterval(remember, REMEMBER_EVERY);
    signal.addEventListener('abort', () => clearInterval(timer));
    addEventListener('pagehide', remember, { signal });
    remember();
    const may = reloaded ? await permitted(devicesFor(entry)) : devicesFor(entry);
    if (signal.aborted) return;
    const devices = devicesFor(entry);
    const now = {
      camera: devices.camera && may.camera,
      microphone: devices.microphone && may.microphone,
    };
    await turnOn(media, now);
    if (signal.aborted) return;
    on = () => devicesOn(media);
    media.addEventListener('change', remember, { signal });
    remember();
    if (!asked) view.reportDevices(); // else it has been said before the call
    const camera = devices.camera && !now.camera;
    const microphone = devices.microphone && !now.microphone;
    if (camera || microphone) view.offerDevices({ camera, microphone });
  }

  #stateChanged() {
    const { state, ending } = /** @type {CallSession} */ (this.#session);
    document.body.dataset.state = state;
    if (state === 'ended') this.#end(ending?.name ?? 'left');
  }

  hangUp() {
    const session = this.#session;
    this.#letGo();
    session?.leave();
    this.#end('left');
  }

  #taken() {
    this.#letGo();
    this.#stopDevices(devicesFor(/** @type {Entry} */ (this.#entry)));
    const actions = [this.#action('useHere'), this.#action('start')];
    const body = [/** @type {const} */ ({ key: 'taken.body' })];
    const heading = /** @type {const} */ ('taken.heading');
    this.#tellEnd('taken');
    show('taken', () => new NoticeView({ heading, body, actions, code: 'taken' }));
  }

  /** @param {string} code  stable name of the ending */
  #end(code) {
    const entry = /** @type {Entry} */ (this.#entry);
    this.#letGo();
    this.#tellEnd(code);
    // Who was not asked for any yet is asked when trying again.
    this.#stopDevices(untouched(entry.media) ? devicesFor(entry) : devicesOn(entry.media));
    const { heading, body, offers } = endingOf(code);
    if (!offers.includes('reload')) rememberCall(null);
    document.body.dataset.state = 'ended';
    const actions = offers.map((offer) => this.#action(offer));
    const left = code === 'left';
    const took = left ? lengthSince(metAt()) : null;
    const notice = { heading, actions, ...(left ? {} : { code }) };
    show('ended', () => new NoticeView({ ...notice, body: [{ key: body }, ...lengthSaid(took)] }));
  }

  /** @param {Devices} wanted  what to turn on for whoever enters again */
  #stopDevices(wanted) {
    const entry = /** @type {Entry} */ (this.#entry);
    entry.media.stop();
    const media = new LocalMedia({ chosen: rememberedDevices() });
    this.#entry = { ...entry, media, wanted, reloaded: false };
  }

  /**
   * @param {Offer} offer
   * @returns {Action}
   */
  #action(offer) {
    const entry = /** @type {Entry} */ (this.#entry);
    const enter = (takeOver = false) => this.enter(entry, takeOver);
    const acts = {
      again: () => enter(),
      retry: () => enter(),
      useHere: () => enter(true),
      reload: () => location.reload(),
      start: () => this.#start(),
    };
    return { word: `action.${offer}`, act: acts[offer] };
  }

  #start() {
    this.#entry?.media.stop();
    this.#entry = null;
    rememberCall(null);
    history.replaceState(null, '', location.pathname + location.search);
    this.#toStart();
  }

  /** @param {string} code */
  #tellEnd(code) {
    this.dispatchEvent(new CustomEvent('end', { detail: code }));
  }

  /** Hears no more of a session. */
  #letGo() {
    this.#listening?.abort();
    this.call = null;
    this.#session = null;
  }
}

/** @param {Entry} entry */
function devicesFor({ media, wanted }) {
  return wanted ?? (untouched(media) ? { camera: true, microphone: true } : devicesOn(media));
}
