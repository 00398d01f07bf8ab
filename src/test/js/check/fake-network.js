import { FakeClock } from '../fakes/fake-clock.js';
import { FakeSocket, welcome } from '../fakes/fake-socket.js';

/** @typedef {import('../../../../webapp/check/gathering.js').Gathered} Gathered */

/** Long enough for all that follows from what has been done. */
export async function settle() {
  for (let n = 0; n < 40; n++) await new Promise((resolve) => setImmediate(resolve));
}

/** A connection that gathers what the network gives it for its servers, and nothing else. */
class FakeGatherer extends EventTarget {
  closed = false;

  /** @param {RTCConfiguration} configuration @param {FakeNetwork} network */
  constructor(configuration, network) {
    super();
    this.configuration = configuration;
    this.network = network;
    if (network.complains) Object.assign(this, { onicecandidateerror: null });
  }

  createDataChannel() {
    return new EventTarget();
  }

  async setLocalDescription() {
    const urls = (this.configuration.iceServers ?? []).flatMap(({ urls }) => urls);
    const relayOnly = this.configuration.iceTransportPolicy === 'relay';
    setImmediate(() => {
      const found = urls.map((url) => this.network.answers[url]).filter(Boolean);
      const own = relayOnly ? [] : this.network.own;
      for (const one of [...own, ...found.flatMap(({ candidates }) => candidates)]) {
        if (relayOnly && one.type !== 'relay') continue;
        this.#fire('icecandidate', { candidate: { candidate: `candidate:${one.type}`, ...one } });
      }
      for (const { url, code, text } of found.flatMap(({ refusals }) => refusals)) {
        this.#fire('icecandidateerror', { url, errorCode: code, errorText: text });
      }
      if (found.every(({ complete }) => complete)) this.#fire('icecandidate', { candidate: null });
    });
  }

  async setRemoteDescription() {}

  async addIceCandidate() {}

  close() {
    this.closed = true;
  }

  /** @param {string} type @param {object} fields */
  #fire(type, fields) {
    this.dispatchEvent(Object.assign(new Event(type), fields));
  }
}

/** A server and a network, as the checks find them. */
export class FakeNetwork {
  clock = new FakeClock();
  /** What each STUN or TURN server comes to. @type {Record<string, Gathered>} */
  answers = {};
  /** @type {Gathered['candidates']} */
  own = [];
  /** @type {RTCIceServer[]} */
  iceServers = [];
  /** How far the server's clock is ahead, in milliseconds. */
  ahead = 0;
  /** Whether media may go by relays only. */
  relayOnly = false;
  /** Whether the browser says what has failed. */
  complains = true;
  /** @type {(socket: FakeSocket) => void} */
  serve = (socket) => this.#welcome(socket);
  /** @type {FakeSocket[]} */
  sockets = [];
  /** @type {FakeGatherer[]} */
  gatherers = [];

  /** @type {any} */
  options = {
    base: 'https://example.org/parley/',
    clock: this.clock,
    fetch: async () =>
      Response.json(
        { version: 1 },
        { headers: { Date: new Date(this.clock.today() + this.ahead).toUTCString() } },
      ),
    findOut: async () => 'websocket-blocked',
    createSocket: (/** @type {string} */ url) => {
      const socket = Object.assign(new FakeSocket(url), { readyState: 1 });
      this.sockets.push(socket);
      setImmediate(() => this.serve(socket));
      return socket;
    },
    createConnection: (/** @type {RTCConfiguration} */ configuration) => {
      const gatherer = new FakeGatherer(configuration, this);
      this.gatherers.push(gatherer);
      return gatherer;
    },
  };

  /** Hands on signals and answers pings. @param {FakeSocket} socket */
  #welcome(socket) {
    socket.open();
    const id = `participant ${this.sockets.indexOf(socket)}`;
    socket.receive(welcome({ id, iceServers: this.iceServers, relayOnly: this.relayOnly }));
    socket.send = (text) => {
      const frame = JSON.parse(text);
      socket.sent.push(frame);
      if (frame.type === 'ping') setImmediate(() => socket.receive({ type: 'pong' }));
      if (frame.type === 'signal') setImmediate(() => this.relay(frame));
    };
  }

  /** @param {any} frame */
  relay = (frame) => this.sockets.at(-1)?.receive(frame);
}
