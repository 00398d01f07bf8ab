import { CallStatus } from './call-status.js';
import { control } from './control.js';
import { DeviceSwitch } from './device-switch.js';
import { ConnectionNote } from './connection-note.js';
import { DeviceProblem } from './device-problem.js';
import { DevicesOffer } from './devices-offer.js';
import { substitutionIn } from './devices.js';
import { Interruption } from './interruption.js';
import { element, icon } from './element.js';
import { fullScreenControl } from './full-screen.js';
import { InvitePanel } from './invite-panel.js';
import { listed, text, titlePage } from './phrase.js';
import { restWhenIdle } from './rest.js';
import { SelfView } from './self-view.js';
import { listenTo } from './session-listener.js';
import { settingsContent } from './settings-panel.js';
import { listenForShortcuts } from './shortcuts.js';
import { keepFocus } from './show.js';
import { SidePanel, panelControl } from './side-panel.js';
import { nameOf } from './situation.js';
import { watchSpeech } from './speaking.js';
import { TileGrid } from './tile-grid.js';
import { keepScreenOn } from './wake-lock.js';

/**
 * @typedef {import('../call-session.js').CallSession} CallSession
 * @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia
 * @typedef {import('../rtc/remote-peer.js').RemotePeer} RemotePeer
 */

const problemShownFor = 12000;

/** The call. Fires 'hangup'. */
export class CallView extends HTMLElement {
  #session;
  #media;
  #grid = new TileGrid();
  #status;
  #problem;
  #connection;
  /** @type {import('./trouble-note.js').TroubleNote | null} */ #trouble = null;
  #hear;
  #link;
  #waiting = element('section', { class: 'waiting' });
  #invite;
  #inviteControl;
  #settings;
  #controls = element('div', { class: 'controls', role: 'group' });
  #notes = element('div', { class: 'notes' });
  /** There is no connection to the server, and that has been said. */
  #interrupted = false;
  #wake = () => {};
  /** @type {AbortController | undefined} */ #listening;

  /**
   * @param {CallSession} session
   * @param {LocalMedia} media
   * @param {string} link
   * @param {Promise<import('./settings.js').Settings>} settings
   */
  constructor(session, media, link, settings) {
    super();
    this.#session = session;
    this.#media = media;
    this.#problem = new DeviceProblem(media, { inCall: true });
    this.#connection = new ConnectionNote(session);
    this.#link = link;
    this.#status = new CallStatus(session);
    this.#invite = new SidePanel('invite.heading', () => [new InvitePanel(link)]);
    this.#settings = new SidePanel('settings.heading', () =>
      settingsContent(session, media, settings),
    );
    this.#inviteControl = panelControl(this.#invite, 'call.invite', 'user-round-plus', () => {
      // While one waits alone, what the panel would show is there already.
      if (this.#waiting.hidden) this.#invite.open();
      else this.#waiting.querySelector('input')?.focus();
    });
    this.#hear = element(
      'button',
      { type: 'button', class: 'pill main hear', hidden: true, click: () => this.#hearAll() },
      icon('volume-2'),
      text('call.hear'),
    );
    this.#controls.ariaLabel = text('call.controls');
    const stage = element('div', { class: 'stage' });
    stage.append(element('h1', { class: 'unseen', tabindex: -1 }, text('call.heading')));
    stage.append(this.#grid, this.#waiting, this.#status, new SelfView(media));
    stage.append(this.#hear, this.#controls);
    this.#notes.append(this.#connection, this.#problem);
    stage.append(this.#notes);
    this.append(stage, this.#invite, this.#settings);
    this.addEventListener('panelchange', (event) => this.#panelChanged(event));
    this.addEventListener('devicefailed', () => this.reportDevices());
    this.addEventListener('soundblocked', () => this.#soundBlocked());
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const reactions = {
      state: () => {},
      'peer-added': (/** @type {RemotePeer} */ peer) => this.#grid.add(peer),
      'peer-changed': (/** @type {RemotePeer} */ peer) => this.#grid.update(peer),
      'peer-removed': (/** @type {RemotePeer} */ peer) => this.#grid.drop(peer),
    };
    listenTo(this.#session, signal, reactions, () => this.#update());
    for (const peer of this.#session.peers.values()) this.#grid.add(peer);
    const substituted = (/** @type {Event} */ event) =>
      this.#status.announce(substitutionIn(event), problemShownFor);
    this.#media.addEventListener('substituted', substituted, { signal });
    this.#fillControls(signal);
    this.#wake = restWhenIdle(this, () => this.#busy(), signal);
    listenForShortcuts(this.#controls, signal);
    watchSpeech(this.#session, (peer, speaks) => this.#grid.mark(peer, speaks), signal);
    keepScreenOn(signal);
    this.#measureNotes(signal);
    const interruption = new Interruption(this.#session, signal);
    interruption.addEventListener('change', () => {
      this.#status.interrupted(interruption.reason);
      this.#connection.show(interruption.reason);
      this.#interrupted = interruption.reason !== null;
      this.#explain();
      titlePage(this.#title());
    });
    this.#update();
    this.#loadTrouble();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** Says what is wrong with camera and microphone, if anything is. */
  reportDevices() {
    this.#problem.report();
  }

  /** @param {import('./remembered.js').Devices} wanted  what was on before a reload, and is off now */
  offerDevices(wanted) {
    this.#connection.after(new DevicesOffer(this.#media, wanted));
  }

  /** @param {AbortSignal} signal */
  #fillControls(signal) {
    const hangUp = () => this.dispatchEvent(new Event('hangup'));
    this.#controls.replaceChildren(
      new DeviceSwitch(this.#media, 'microphone'),
      new DeviceSwitch(this.#media, 'camera'),
      this.#inviteControl,
      panelControl(this.#settings, 'call.settings', 'settings-2'),
      ...[fullScreenControl(signal)].filter((button) => button !== null),
      control('call.hangUp', 'phone', hangUp, { class: 'hang-up' }),
    );
  }

  #update() {
    const { peers, state } = this.#session;
    const alone = peers.size === 0;
    this.#showWaiting(alone && state === 'joined');
    if (alone) this.#hideHear();
    if (alone) this.#invite.close();
    this.#explain();
    titlePage(this.#title());
    this.#wakeIfBusy();
  }

  /** Before anything goes wrong, and not before it is wanted; without it the status line says less. */
  async #loadTrouble() {
    try {
      const { TroubleNote } = await import('./trouble-note.js');
      this.#trouble = new TroubleNote(this.#session);
    } catch {
      return;
    }
    this.#trouble.addEventListener('closed', () => this.#explain());
    this.#notes.append(this.#trouble);
    this.#explain();
  }

  /** What the note says the status line need not. */
  #explain() {
    if (this.#trouble === null) return;
    this.#trouble.update(this.#interrupted);
    this.#status.explained(this.#trouble.peers);
  }

  /** What has happened may call for the controls. */
  #wakeIfBusy() {
    if ('resting' in this.dataset && this.#busy()) this.#wake();
  }

  /** What stands below the notes has to know how far down they reach. @param {AbortSignal} signal */
  #measureNotes(signal) {
    const observer = new ResizeObserver(() =>
      this.style.setProperty('--notes', `${this.#notes.offsetHeight}px`),
    );
    observer.observe(this.#notes);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** @param {boolean} shown */
  #showWaiting(shown) {
    keepFocus(this.#waiting, () => {
      this.#waiting.hidden = !shown;
      if (!shown) this.#waiting.replaceChildren();
    });
    if (!shown || this.#waiting.childElementCount > 0) return;
    const heading = element('h2', {}, text('invite.heading'));
    this.#waiting.append(new InvitePanel(this.#link, heading));
  }

  #title() {
    const { peers, state } = this.#session;
    if (state === 'idle' || state === 'connecting') return text('call.joiningTitle');
    if (this.#interrupted) return text('call.reconnectingTitle');
    return peers.size === 0 ? text('call.waitingTitle') : listed([...peers.values()].map(nameOf));
  }

  /** Whether the controls have to stay. */
  #busy() {
    const peers = [...this.#session.peers.values()];
    return (
      this.#session.state !== 'joined' ||
      !peers.some((peer) => peer.connectionState === 'connected') ||
      this.#panels.some((panel) => panel.isOpen) ||
      !this.#hear.hidden ||
      this.querySelector(':focus-visible') !== null ||
      (matchMedia('(hover: hover)').matches && this.#controls.matches(':hover'))
    );
  }

  /** The connection check, too, while it is open. */
  get #panels() {
    return [.../** @type {NodeListOf<SidePanel>} */ (this.querySelectorAll('side-panel'))];
  }

  /** One panel at a time. @param {Event} event */
  #panelChanged({ target }) {
    if (!(target instanceof SidePanel) || !target.isOpen) return;
    for (const panel of this.#panels) if (panel !== target) panel.close();
  }

  #soundBlocked() {
    if (this.#hear.hidden) this.#status.announce({ key: 'status.cannotHear' }, problemShownFor);
    this.#hear.hidden = false;
    this.#wakeIfBusy();
  }

  #hideHear() {
    if (this.#hear.hidden) return;
    keepFocus(this.#hear, () => {
      this.#hear.hidden = true;
    });
    this.#status.retract('status.cannotHear');
  }

  #hearAll() {
    this.#hideHear();
    for (const tile of this.#grid.tiles) tile.hear();
  }
}

customElements.define('call-view', CallView);
