import { CallStatus } from './call-status.js';
import { DeviceSwitch } from './device-switch.js';
import { ConnectionNote } from './connection-note.js';
import { DeviceProblem } from './device-problem.js';
import { substitutionIn } from './devices.js';
import { Interruption } from './interruption.js';
import { element, icon } from './element.js';
import { InvitePanel, copyButton } from './invite-panel.js';
import { listed, text, titlePage } from './phrase.js';
import { restWhenIdle } from './rest.js';
import { SelfView } from './self-view.js';
import { listenTo } from './session-listener.js';
import { nameOf } from './situation.js';
import { TileGrid } from './tile-grid.js';

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
  #link;
  #grid = new TileGrid();
  #status;
  #problem;
  #connection;
  #hear;
  #copy = copyButton('control');
  #panel;
  #controls;
  /** @type {AbortController | undefined} */ #listening;

  /**
   * @param {CallSession} session
   * @param {LocalMedia} media
   * @param {string} link
   */
  constructor(session, media, link) {
    super();
    this.#session = session;
    this.#media = media;
    this.#problem = new DeviceProblem(media, { inCall: true });
    this.#connection = new ConnectionNote(session);
    this.#link = link;
    this.#status = new CallStatus(session);
    this.#panel = new InvitePanel(link);
    this.#hear = element(
      'button',
      { type: 'button', class: 'pill main hear', hidden: true, click: () => this.#hearAll() },
      icon('volume-2'),
      text('call.hear'),
    );
    this.#controls = element(
      'div',
      { class: 'controls', role: 'group', 'aria-label': text('call.controls') },
      new DeviceSwitch(media, 'microphone'),
      new DeviceSwitch(media, 'camera'),
      this.#copy,
      this.#hangUp(),
    );
    this.append(element('h1', { class: 'unseen', tabindex: -1 }, text('call.heading')));
    this.append(this.#grid, this.#panel, this.#status, new SelfView(media));
    this.append(this.#hear, this.#controls);
    this.append(element('div', { class: 'notes' }, this.#connection, this.#problem));
    this.addEventListener('copylink', () => this.#copyLink());
    this.addEventListener('devicefailed', () => this.reportDevices());
    this.addEventListener('soundblocked', () => (this.#hear.hidden = false));
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
    restWhenIdle(this, () => this.#busy(), signal);
    const interruption = new Interruption(this.#session, signal);
    interruption.addEventListener('change', () => {
      this.#status.interrupted(interruption.reason);
      this.#connection.show(interruption.reason);
    });
    this.#update();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** Says what is wrong with camera and microphone, if anything is. */
  reportDevices() {
    this.#problem.report();
  }

  reportOffAfterReload() {
    this.#status.announce({ key: 'devices.offAfterReload' }, problemShownFor);
  }

  #update() {
    const { peers, state } = this.#session;
    const alone = peers.size === 0;
    this.#panel.hidden = !(alone && state === 'joined');
    this.#copy.hidden = !this.#panel.hidden;
    if (alone) this.#hear.hidden = true;
    titlePage(this.#title());
  }

  #title() {
    const { peers, state } = this.#session;
    if (state === 'reconnecting') return text('call.reconnectingTitle');
    if (state !== 'joined') return text('call.joiningTitle');
    return peers.size === 0 ? text('call.waitingTitle') : listed([...peers.values()].map(nameOf));
  }

  /** Whether the controls have to stay. */
  #busy() {
    const peers = [...this.#session.peers.values()];
    return (
      this.#session.state !== 'joined' ||
      !peers.some((peer) => peer.connectionState === 'connected') ||
      this.querySelector(':focus-visible') !== null ||
      (matchMedia('(hover: hover)').matches && this.#controls.matches(':hover'))
    );
  }

  #hangUp() {
    return element(
      'button',
      {
        type: 'button',
        class: 'control hang-up',
        title: text('call.hangUp'),
        click: () => this.dispatchEvent(new Event('hangup')),
      },
      icon('phone'),
      element('span', { class: 'control-name' }, text('call.hangUp')),
    );
  }

  #hearAll() {
    this.#hear.hidden = true;
    for (const tile of this.#grid.tiles) tile.hear();
  }

  async #copyLink() {
    try {
      await navigator.clipboard.writeText(this.#link);
      this.#status.announce({ key: 'status.copied' });
    } catch {
      this.#status.announce({ key: 'status.notCopied' });
    }
  }
}

customElements.define('call-view', CallView);
