/** @import { CallEvents, Command, JoinOptions } from '../embed/call-messages.js' */
/** @import { CallFlow } from './call-flow.js' */
/** @import { Devices } from './remembered.js' */
import { understand } from './invite-link.js';
import { listenTo } from './session-listener.js';

/** As in embed/call-messages.js. */
const version = 1;

const remedies = {
  'call-unknown': 'Give join() a link to a call here, or a name if named calls are allowed.',
  'not-in-call': 'Call join() and wait for joined.',
  unable: 'Look at the frame: it says what keeps this browser from making calls.',
};

/**
 * Where another page shows this one in a frame: follows its commands and tells it what happens. Who may frame is a setting,
 * which the browser enforces; each message is checked against it all the same.
 */
export class Embedding {
  #flow;
  #settings;
  #join;
  #page;
  /** @type {string[]} */ #origins = [];
  /** One command after the other: who still enters a call is to be in it before the next one. */
  #obeyed = Promise.resolve();

  /**
   * @param {CallFlow} flow
   * @param {Promise<import('./settings.js').Settings>} settings
   * @param {(call: { invite?: string, callName?: string }, name: string, wanted: Devices) => Promise<void>} join
   * @param {Window} page  the one around this one
   */
  constructor(flow, settings, join, page) {
    this.#flow = flow;
    this.#settings = settings;
    this.#join = join;
    this.#page = page;
  }

  async begin() {
    const { frameAncestors } = await this.#settings;
    // Not all browsers tell who is around; then each origin that may be is tried, and only the right one hears of it.
    const around = location.ancestorOrigins?.[0];
    this.#origins = frameAncestors.filter((one) => around === undefined || one === around);
    addEventListener('message', (event) => this.#hear(event));
    this.#flow.addEventListener('call', () => this.#follow());
    this.#flow.addEventListener('end', (event) =>
      this.#tell('left', { code: /** @type {CustomEvent<string>} */ (event).detail }),
    );
    this.#tell('ready', {});
    this.#follow();
  }

  /**
   * @template {keyof CallEvents} Type
   * @param {Type} type
   * @param {CallEvents[Type]} detail
   */
  #tell(type, detail) {
    for (const origin of this.#origins) {
      this.#page.postMessage({ parley: version, type, ...detail }, origin);
    }
  }

  /** @param {MessageEvent} event */
  #hear({ data, origin, source }) {
    if (source !== this.#page || !this.#origins.includes(origin)) return;
    this.#origins = [origin];
    const { parley, ...command } = Object(data);
    if (parley !== version) return;
    const obey = () => this.#obey(command);
    this.#obeyed = this.#obeyed.then(obey, obey);
  }

  /** @param {Command} command */
  async #obey(command) {
    switch (command.type) {
      case 'join':
        return this.#enter(command);
      case 'leave':
        return this.#inCall(() => this.#flow.hangUp());
      case 'camera':
      case 'microphone':
        return this.#inCall(() => this.#flow.turn(command.type, command.on === true));
    }
  }

  /** @param {JoinOptions} options */
  async #enter({ call = '', name = '', camera = true, microphone = true }) {
    if (document.body.dataset.view === 'unable') return this.#refuse('unable');
    const understood = call ? await understand(String(call), await this.#settings) : {};
    if ('problem' in understood) return this.#refuse('call-unknown');
    await this.#join(understood, String(name), { camera, microphone });
  }

  /** @param {() => void} act */
  #inCall(act) {
    if (this.#flow.call) act();
    else this.#refuse('not-in-call');
  }

  /** @param {keyof typeof remedies} code */
  #refuse(code) {
    this.#tell('error', { code, remedy: remedies[code] });
  }

  #follow() {
    const { call } = this.#flow;
    if (call === null) return;
    const { session, media, link, signal } = call;
    const tellState = () => {
      if (session.state === 'joined') this.#tell('joined', { link });
      else if (session.state === 'reconnecting') this.#tell('reconnecting', {});
    };
    const tellWaiting = () => this.#tell('waiting', { code: session.failure });
    let said = '';
    const tellParticipants = () => {
      const participants = Array.from(session.peers.values(), ({ id, name }) => ({ id, name }));
      if (said === (said = JSON.stringify(participants))) return;
      this.#tell('participants', { participants });
    };
    const tellDevices = () =>
      this.#tell('devices', { camera: media.camera, microphone: media.microphone });
    const reactions = {
      state: tellState,
      'peer-added': () => {},
      'peer-changed': () => {},
      'peer-removed': () => {},
    };
    listenTo(session, signal, reactions, tellParticipants);
    session.addEventListener('failed', tellWaiting, { signal });
    media.addEventListener('change', tellDevices, { signal });
    tellState();
    tellParticipants();
    tellDevices();
  }
}
