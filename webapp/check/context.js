/** @import { Clock } from '../signaling/clock.js' */
import { systemClock } from '../signaling/clock.js';
import { findOut } from '../ui/reachability.js';
import { relayOnlyWanted } from '../ui/remembered.js';
import { credentialsEnded } from './clocks.js';
import { gather } from './gathering.js';
import { onlyServer, urlsOf } from './ice-url.js';
import { OwnCall } from './own-call.js';
import { hasRelay } from './relay.js';

/** Time for six attempts. Some browsers go on for 40 s before they say that nothing came, which nobody waits for. */
const GATHERING = 10_000;

/** Why the checks that need a call are left out. @typedef {'not-started' | 'unconnected'} LeftOut */

/**
 * What one run of the checks has to do with, and what it has found out so far.
 */
export class Context {
  #gatherings = new Map();
  #stopping = new AbortController();
  #relayOnlyWanted;

  /** How far the server's clock is ahead, in milliseconds, if it is known. @type {number | null} */
  ahead = null;
  /** To be left in the end. @type {OwnCall | null} */
  ownCall = null;
  /** @type {import('./own-call.js').Seat | null} */
  seat = null;
  /** Null once there is a seat. @type {LeftOut | null} */
  leftOut = 'unconnected';

  /**
   * @param {object} [options]
   * @param {string} [options.base]  address of the application
   * @param {import('../ui/obstacle.js').Obstacle | null} [options.obstacle]  what keeps this browser from calls
   * @param {Clock} [options.clock]
   * @param {typeof fetch} [options.fetch]
   * @param {typeof findOut} [options.findOut]
   * @param {(url: string) => WebSocket} [options.createSocket]
   * @param {(configuration: RTCConfiguration) => RTCPeerConnection} [options.createConnection]
   * @param {boolean} [options.relayOnly]  whether this person hides the addresses of this device
   */
  constructor({
    base = document.baseURI,
    obstacle = null,
    clock = systemClock,
    fetch = (...request) => globalThis.fetch(...request),
    findOut: find = findOut,
    createSocket = (url) => new WebSocket(url),
    createConnection = (configuration) => new RTCPeerConnection(configuration),
    relayOnly = relayOnlyWanted(),
  } = {}) {
    const { signal } = this.#stopping;
    this.base = base;
    this.obstacle = obstacle;
    this.clock = clock;
    this.fetch = fetch;
    this.findOut = () => find(base);
    this.#relayOnlyWanted = relayOnly;
    /** @param {RTCConfiguration} configuration */
    this.createConnection = (configuration) => {
      signal.throwIfAborted();
      const connection = createConnection(configuration);
      signal.addEventListener('abort', () => connection.close());
      return connection;
    };
    const socket = (/** @type {string} */ url) => {
      signal.throwIfAborted();
      return createSocket(url);
    };
    this.call = () => OwnCall.create({ base, createSocket: socket, clock });
  }

  get stopped() {
    return this.#stopping.signal.aborted;
  }

  stop() {
    this.#stopping.abort();
    this.ownCall?.leave();
  }

  /** Whether calls go by relays only; then no other servers are asked: docs/protocol.md, section 8. */
  get relayOnly() {
    return this.#relayOnlyWanted || this.seat?.welcome.relayOnly === true;
  }

  get iceServers() {
    return this.seat?.welcome.iceServers ?? [];
  }

  get urls() {
    return urlsOf(this.iceServers);
  }

  get credentialsEnded() {
    return credentialsEnded(this.iceServers, this.clock.today());
  }

  /** What is gathered with all servers together. */
  gatherAll() {
    return this.#once('', () => this.#gather({ iceServers: this.iceServers }));
  }

  /**
   * With one server alone.
   *
   * @param {import('./ice-url.js').IceUrl} url
   */
  gatherFrom({ url, isRelay }) {
    const wanted = isRelay ? 'relay' : 'srflx';
    return this.#once(url, () =>
      this.#gather({
        iceServers: onlyServer(this.iceServers, url),
        relayOnly: isRelay,
        isEnough: ({ type }) => type === wanted,
      }),
    );
  }

  /** With each server alone, all at once. */
  gatherEach() {
    const asked = this.urls.filter(({ isRelay }) => isRelay || !this.relayOnly);
    return Promise.all(asked.map(async (url) => ({ url, gathered: await this.gatherFrom(url) })));
  }

  async relayWorks() {
    return (await this.gatherEach()).some(({ gathered }) => hasRelay(gathered));
  }

  /** @param {Pick<Parameters<typeof gather>[0], 'iceServers' | 'relayOnly' | 'isEnough'>} wanted */
  #gather(wanted) {
    const { createConnection, clock } = this;
    return gather({ ...wanted, patience: GATHERING, createConnection, clock });
  }

  /**
   * @param {string} name
   * @param {() => Promise<import('./gathering.js').Gathered>} act
   * @returns {Promise<import('./gathering.js').Gathered>}
   */
  #once(name, act) {
    if (!this.#gatherings.has(name)) this.#gatherings.set(name, act());
    return this.#gatherings.get(name);
  }
}
