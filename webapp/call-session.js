/** @import { LocalMedia } from './rtc/local-media.js' */
/** @import { RemotePeer } from './rtc/remote-peer.js' */
/** @import { Clock } from './signaling/clock.js' */
/** @import { CallFrame, Welcome } from './signaling/frames.js' */
/** @import { SeatStorage } from './signaling/seat.js' */
/** @import { Ending } from './signaling/signaling-channel.js' */
import { Mesh } from './rtc/mesh.js';
import { callIdOf, randomKey } from './signaling/capability.js';
import { onWaking, systemClock } from './signaling/clock.js';
import { Roster } from './signaling/roster.js';
import { Seat } from './signaling/seat.js';
import { SignalingChannel } from './signaling/signaling-channel.js';

const VERSION = 1;
/** How often the connections to the others are looked at, in milliseconds. */
const LOOK_EVERY = 2_000;
/** Code points of a display name; any of them fits into `about`, which may be 1,024 long as JSON. */
const NAME_LENGTH = 80;

/** @typedef {'idle' | 'connecting' | 'joined' | 'reconnecting' | 'ended'} SessionState */

/**
 * @typedef {object} CallSessionOptions
 * @property {string} invite
 * @property {string} [hostKey] only its creator has it
 * @property {string} name to be shown to the others
 * @property {LocalMedia} media stays the caller's: it is not stopped here
 * @property {boolean} [relayOnly] so that the others learn no address of this device
 * @property {string} [baseUrl] of the application, ending with a slash
 * @property {SeatStorage} [storage]
 * @property {LockManager} [locks]
 * @property {(url: string) => WebSocket} [createSocket]
 * @property {(configuration: RTCConfiguration) => RTCPeerConnection} [createConnection]
 * @property {Clock} [clock]
 */

/**
 * One participation in one call, from `join()` to its end. To join again, create another.
 *
 * Fires `state`, `failed` after each attempt to reach the server that failed, and `peer-added`, `peer-changed`, `peer-removed` with the RemotePeer as `detail`.
 */
export class CallSession extends EventTarget {
  #options;
  #seat;
  #mesh;
  #roster;
  #channel;
  #instance = randomKey();
  #name;
  /** As the person wants it, and as the administrator does. */
  #relayOnly = { wanted: false, demanded: false };
  #returns = new AbortController();

  /** @type {SessionState} */
  state = 'idle';
  /** @type {Ending | null} */
  ending = null;
  /** @type {{id: string, role: 'host' | 'participant'} | null} */
  self = null;
  /** Why the last attempt to reach the server failed, if the server said it: a stable name, else ''. */
  failure = '';

  /**
   * Computes the identifiers; connects nowhere. Rejects outside secure contexts.
   *
   * @param {CallSessionOptions} options
   */
  static async create(options) {
    const { invite, storage, locks } = options;
    const callId = await callIdOf(invite);
    const seat = await Seat.open({ callId, storage, locks });
    return new CallSession(options, callId, seat);
  }

  /**
   * @param {CallSessionOptions} options
   * @param {string} callId
   * @param {Seat} seat
   */
  constructor(options, callId, seat) {
    super();
    const { baseUrl = document.baseURI, clock } = options;
    this.#options = options;
    this.#name = displayName(options.name);
    this.#relayOnly.wanted = options.relayOnly === true;
    this.#seat = seat;
    this.#mesh = this.#createMesh();
    this.#roster = this.#createRoster();

    const url = new URL(`calls/${callId}`, baseUrl);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#channel = new SignalingChannel({
      url: url.href,
      joinFrame: () => this.#joinFrame(),
      heldWithGrace: seat.grace,
      createSocket: options.createSocket,
      clock,
      events: {
        welcome: (frame) => this.#welcome(frame),
        frame: (frame) => this.#receive(frame),
        lost: () => this.#lost(),
        failed: (name) => this.#failed(name),
        joinAnew: () => this.#joinAnew(),
        ended: (ending) => this.#end(ending),
      },
    });
  }

  /** Whether it is this person, and nobody else, who wants no address of this device to be told. */
  get relayOnlyByChoice() {
    const { wanted, demanded } = this.#relayOnly;
    return wanted && !demanded;
  }

  /** By participant id, in order of arrival. */
  get peers() {
    return /** @type {ReadonlyMap<string, RemotePeer>} */ (this.#mesh.peers);
  }

  /**
   * @param {object} [options]
   * @param {boolean} [options.takeOver] even if another tab of this browser holds the seat
   * @returns {Promise<'joined-started' | 'taken'>} `taken`: another tab holds it, ask the person
   */
  async join({ takeOver = false } = {}) {
    if (this.state !== 'idle') return 'joined-started';
    const claimed = await this.#seat.claim(takeOver, () =>
      this.#end({ code: 4004, name: 'replaced', message: 'Another tab has taken the seat over.' }),
    );
    if (!claimed) return 'taken';
    if (this.state === 'idle') {
      this.#enter('connecting');
      this.#channel.open();
      this.#watchNetwork();
      this.#watchConnections();
    } else {
      this.#seat.release(); // left while the lock was being waited for
    }
    return 'joined-started';
  }

  /** Tries now to reach the server, instead of when the next attempt is due. */
  retry() {
    this.#channel.probe();
  }

  /** @param {string} name */
  rename(name) {
    this.#name = displayName(name);
    this.#channel.send({ type: 'about', about: { name: this.#name } });
  }

  /** @param {boolean} wanted */
  setRelayOnly(wanted) {
    this.#relayOnly.wanted = wanted;
    this.#applyRelayOnly();
  }

  /** Says goodbye and gives the seat up. */
  async leave() {
    this.#channel.send({ type: 'leave' });
    this.#seat.forget();
    this.#end({ code: 4000, name: 'left', message: 'Left the call.' });
  }

  /** The page is being unloaded, perhaps to be loaded again: no goodbye, and the seat is kept. */
  release() {
    this.#shutDown('released');
  }

  #joinFrame() {
    const { invite, hostKey } = this.#options;
    return {
      type: 'join',
      version: VERSION,
      invite,
      seatKey: this.#seat.key,
      instance: this.#instance,
      attempt: this.#seat.nextAttempt(),
      about: { name: this.#name },
      grant: this.#seat.grant,
      hostKey,
    };
  }

  /** @param {Welcome} frame */
  #welcome(frame) {
    this.#seat.held(frame);
    this.self = { id: frame.id, role: frame.role };
    this.failure = '';
    this.#enter('joined');
    this.#mesh.setLimits(frame.limits);
    this.#relayOnly.demanded = frame.relayOnly === true;
    this.#mesh.setIceServers(frame.iceServers);
    this.#applyRelayOnly();
    this.#roster.welcome(frame);
  }

  /** @param {CallFrame} frame */
  #receive(frame) {
    if (frame.type === 'signal') this.#mesh.signal(frame);
    else if (frame.type === 'ice') this.#mesh.setIceServers(frame.iceServers);
    else if (frame.type === 'grant') this.#seat.held(frame);
    else this.#roster.apply(frame);
  }

  #applyRelayOnly() {
    const { wanted, demanded } = this.#relayOnly;
    this.#mesh.setRelayOnly(wanted || demanded);
  }

  #lost() {
    this.#roster.suspend();
    this.#mesh.suspend();
    this.#enter('reconnecting');
  }

  /** @param {string} name */
  #failed(name) {
    this.failure = name;
    this.dispatchEvent(new Event('failed'));
  }

  #joinAnew() {
    this.#roster.suspend();
    this.#mesh.close('joining anew');
    this.#instance = randomKey();
    this.#mesh = this.#createMesh();
    this.#roster = this.#createRoster();
  }

  /** @param {Ending} ending */
  #end(ending) {
    if (this.state === 'ended') return;
    this.#shutDown(ending.name);
    this.ending = ending;
    this.#enter('ended');
  }

  /** @param {string} reason */
  #shutDown(reason) {
    this.#returns.abort();
    this.#channel.close();
    this.#roster.suspend();
    this.#mesh.close(reason);
    this.#seat.release();
  }

  #createRoster() {
    return new Roster(this.#mesh, this.#options.clock, () => this.#channel.comeBack());
  }

  #createMesh() {
    const { media, clock, createConnection } = this.#options;
    /** @param {string} type */
    const fire = (type) => (/** @type {RemotePeer} */ detail) => {
      this.dispatchEvent(new CustomEvent(type, { detail }));
    };
    return new Mesh({
      selfId: this.#seat.participantId,
      send: (frame) => this.#channel.send(frame),
      media,
      events: {
        added: fire('peer-added'),
        changed: fire('peer-changed'),
        removed: fire('peer-removed'),
      },
      clock,
      createConnection,
    });
  }

  /** Timers sleep with the machine and with hidden tabs; these events do not. */
  #watchNetwork() {
    const { signal } = this.#returns;
    const probe = () => this.#channel.probe();
    addEventListener('offline', probe, { signal });
    addEventListener('online', () => this.#networkChanged(false), { signal });
    onWaking(() => this.#networkChanged(false), signal, this.#options.clock);
    document.addEventListener('visibilitychange', () => document.hidden || probe(), { signal });

    // Not in all browsers; its `type` in fewer. Without another type it is the speed that was estimated anew.
    const connection = /** @type {any} */ (navigator).connection;
    let type = connection?.type;
    const changed = () => {
      if (connection.type === type) return;
      type = connection.type;
      if (type !== 'none') this.#networkChanged(true);
    };
    connection?.addEventListener('change', changed, { signal });
  }

  #watchConnections() {
    const { clock = systemClock } = this.#options;
    const look = async () => {
      timer = clock.setTimeout(look, LOOK_EVERY);
      const loaded = await import('./rtc/connection-watch.js').catch(() => null); // the next time
      if (loaded) this.#mesh.look(loaded.ConnectionWatch);
    };
    let timer = clock.setTimeout(look, LOOK_EVERY);
    this.#returns.signal.addEventListener('abort', () => clock.clearTimeout(timer));
  }

  /** @param {boolean} surely */
  #networkChanged(surely) {
    this.#channel.probe(true);
    this.#mesh.networkChanged(surely);
  }

  /** @param {SessionState} state */
  #enter(state) {
    if (state === this.state) return;
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }
}

/**
 * @param {string} name as typed
 * @returns {string} well-formed, as the protocol demands, and not too long
 */
function displayName(name) {
  const wellFormed = name.trim().replace(/\p{Surrogate}/gu, '\uFFFD');
  return [...wellFormed].slice(0, NAME_LENGTH).join('');
}
