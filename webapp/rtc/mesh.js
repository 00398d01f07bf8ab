/** @import { Clock } from '../signaling/clock.js' */
/** @import { Limits, Participant, Signal } from '../signaling/frames.js' */
/** @import { LocalMedia } from './local-media.js' */
/** @import { InstancePair, Status } from './remote-peer.js' */
import { systemClock } from '../signaling/clock.js';
import { ReliableStream } from '../signaling/reliable-stream.js';
import { relaysOf } from './relay-only.js';
import { RemotePeer } from './remote-peer.js';

/** Of those who left, how many are remembered, should the same page come back. */
const DEPARTED_PAIRS = 1_024;

/**
 * @typedef {object} MeshEvents
 * @property {(peer: RemotePeer) => void} added
 * @property {(peer: RemotePeer) => void} changed
 * @property {(peer: RemotePeer) => void} removed
 */

/**
 * The full mesh: one RemotePeer for each other participant. Tells each what it needs to know, and
 * keeps what two instances have between them beyond a `left`: docs/protocol.md, section 6.
 */
export class Mesh {
  #selfId;
  #send;
  #media;
  #events;
  #clock;
  #createConnection;

  /** In order of arrival. @type {Map<string, RemotePeer>} */
  peers = new Map();
  /** By id and instance, the longest gone first. @type {Map<string, InstancePair>} */
  #departed = new Map();
  /** @type {RTCIceServer[]} */
  #iceServers = [];
  #relayOnly = false;
  /** @type {Limits} */
  #limits = { windowSignals: 16, windowSize: 65_536 };
  /** @type {Status} */
  #status;

  /**
   * @param {object} options
   * @param {string} options.selfId
   * @param {(frame: object) => void} options.send may lose what it is given
   * @param {LocalMedia} options.media
   * @param {MeshEvents} options.events
   * @param {Clock} [options.clock]
   * @param {(configuration: RTCConfiguration) => RTCPeerConnection} [options.createConnection]
   */
  constructor({
    selfId,
    send,
    media,
    events,
    clock = systemClock,
    createConnection = (configuration) => new RTCPeerConnection(configuration),
  }) {
    this.#selfId = selfId;
    this.#send = send;
    this.#media = media;
    this.#events = events;
    this.#clock = clock;
    this.#createConnection = createConnection;
    this.#status = statusOf(media);
    media.addEventListener('change', this.#mediaChanged);
  }

  /** @param {Limits} limits of the newest `welcome` */
  setLimits({ windowSignals, windowSize }) {
    Object.assign(this.#limits, { windowSignals, windowSize });
  }

  /** @param {RTCIceServer[]} iceServers of the newest `welcome` or `ice` */
  setIceServers(iceServers) {
    this.#iceServers = iceServers;
    this.#configure();
  }

  /** @param {boolean} relayOnly whether media go by a relay only, and the others learn no address of this device */
  setRelayOnly(relayOnly) {
    if (relayOnly === this.#relayOnly) return;
    this.#relayOnly = relayOnly;
    this.#configure();
    for (const peer of this.peers.values()) peer.relayOnlyChanged();
  }

  /**
   * Someone is here: new, back, or still, and perhaps with another instance.
   *
   * @param {Participant} participant
   * @param {boolean} foundInWelcome decides who makes the first offer
   */
  met(participant, foundInWelcome) {
    const { id, instance, state } = participant;
    let peer = this.peers.get(id);
    if (peer && peer.instance !== instance) {
      this.#depart(peer);
      peer.replaceInstance(this.#greet(id, instance));
    }
    if (peer) peer.update(participant);
    else peer = this.#createPeer(participant);
    if (state === 'present') peer.resume();
    else peer.suspend();
    peer.offerIfDue(foundInWelcome);
  }

  /** @param {string} id */
  away(id) {
    this.peers.get(id)?.away();
  }

  /**
   * @param {string} id
   * @param {string} reason
   */
  left(id, reason) {
    const peer = this.peers.get(id);
    if (!peer) return;
    this.peers.delete(id);
    this.#depart(peer);
    peer.close();
    peer.leaveReason = reason;
    this.#events.removed(peer);
  }

  /**
   * @param {string} id
   * @param {Record<string, unknown>} about
   */
  about(id, about) {
    this.peers.get(id)?.rename(about);
  }

  /** @param {Signal} frame */
  signal(frame) {
    const peer = this.peers.get(frame.from);
    if (peer?.instance === frame.fromInstance) peer.pair.stream.receive(frame);
  }

  /** There is no connection to the server. Peer connections go on. */
  suspend() {
    for (const peer of this.peers.values()) peer.suspend();
  }

  /**
   * Looks how the connections are doing: to be called every few seconds.
   *
   * @param {typeof import('./connection-watch.js').ConnectionWatch} Watch
   */
  look(Watch) {
    for (const peer of this.peers.values()) peer.look(Watch);
  }

  /** @param {boolean} surely else only media in trouble are concerned */
  networkChanged(surely) {
    for (const peer of this.peers.values()) peer.networkChanged(surely);
  }

  /** @param {string} reason */
  close(reason) {
    this.#media.removeEventListener('change', this.#mediaChanged);
    for (const id of [...this.peers.keys()]) this.left(id, reason);
  }

  /** @returns {RTCConfiguration} */
  get #iceConfiguration() {
    return this.#relayOnly
      ? { iceServers: relaysOf(this.#iceServers), iceTransportPolicy: 'relay' }
      : { iceServers: this.#iceServers, iceTransportPolicy: 'all' };
  }

  #configure() {
    for (const peer of this.peers.values()) peer.setConfiguration(this.#iceConfiguration);
  }

  /** @param {Participant} participant */
  #createPeer(participant) {
    const { id, instance } = participant;
    const peer = new RemotePeer({
      participant,
      pair: this.#greet(id, instance),
      polite: this.#selfId < id,
      media: this.#media,
      createConnection: () =>
        this.#createConnection({ ...this.#iceConfiguration, bundlePolicy: 'max-bundle' }),
      relayOnly: () => this.#relayOnly,
      clock: this.#clock,
      onChange: this.#events.changed,
    });
    this.peers.set(id, peer);
    this.#events.added(peer);
    return peer;
  }

  /**
   * @param {string} id
   * @param {string} instance seen for the first time, or again after it had left
   */
  #greet(id, instance) {
    const key = `${id} ${instance}`;
    const pair = this.#departed.get(key) ?? this.#createPair(id, instance);
    this.#departed.delete(key);
    pair.stream.send({ status: this.#status });
    return pair;
  }

  /**
   * @param {string} id
   * @param {string} instance
   * @returns {InstancePair}
   */
  #createPair(id, instance) {
    const stream = new ReliableStream({
      transmit: (fields) => this.#send({ type: 'signal', to: id, toInstance: instance, ...fields }),
      deliver: (data) => this.peers.get(id)?.receive(data),
      limits: this.#limits,
      clock: this.#clock,
    });
    return { instance, stream, generation: 0, status: null, trouble: null, troubleTold: 'none' };
  }

  /** @param {RemotePeer} peer */
  #depart({ id, pair }) {
    pair.stream.pause();
    pair.stream.giveUp(() => true);
    pair.troubleTold = null;
    this.#departed.set(`${id} ${pair.instance}`, pair);
    const [longestGone] = this.#departed.keys();
    if (this.#departed.size > DEPARTED_PAIRS) this.#departed.delete(longestGone);
  }

  #mediaChanged = () => {
    const { microphone, camera } = this.#status;
    this.#status = statusOf(this.#media);
    const isNews = microphone !== this.#status.microphone || camera !== this.#status.camera;
    for (const peer of this.peers.values()) {
      peer.replaceTracks();
      if (isNews) peer.pair.stream.send({ status: this.#status });
    }
  };
}

/**
 * @param {LocalMedia} media
 * @returns {Status}
 */
function statusOf({ microphone, camera, failures }) {
  return {
    microphone: microphone === 'on' && !failures.microphone,
    camera: camera === 'on' && !failures.camera,
  };
}
