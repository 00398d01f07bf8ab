/** @import { Participant } from '../signaling/frames.js' */
/** @import { ReliableStream } from '../signaling/reliable-stream.js' */
/** @import { Clock } from '../signaling/clock.js' */
/** @import { ConnectionWatch } from './connection-watch.js' */
/** @import { OwnCause } from './diagnosis.js' */
/** @import { LocalMedia } from './local-media.js' */
import { MediaRecovery } from './media-recovery.js';
import { MediaSections } from './media-sections.js';
import { PeerObservation } from './peer-observation.js';
import { PerfectNegotiation, toNegotiationSignal } from './perfect-negotiation.js';
import { withRelaysOnly } from './relay-only.js';

/** Two browsers that cannot agree must not renew for ever. */
const RENEWALS_WITHOUT_SUCCESS = 5;

/** @typedef {{microphone: boolean, camera: boolean}} Status what is being sent at present */

/**
 * What two instances have between them for as long as both pages live, seats or no seats.
 *
 * @typedef {object} InstancePair
 * @property {string} instance of the other
 * @property {ReliableStream} stream
 * @property {number} generation of peer connections, the highest seen; 0 before the first
 * @property {Status | null} status the other's, as last heard
 * @property {unknown} trouble on the other's side, as last heard
 * @property {OwnCause | 'none' | null} troubleTold on this side, as last said; null if that may not have arrived
 */

/**
 * Another participant as seen from here, with the peer connection to it: one for each generation.
 * docs/protocol.md, section 8. The properties are for reading.
 */
export class RemotePeer {
  #polite;
  #media;
  #createConnection;
  #relayOnly;
  #onChange;

  /** @type {RTCPeerConnection | null} */
  #connection = null;
  /** @type {MediaSections | null} */
  #sections = null;
  /** @type {PerfectNegotiation | null} */
  #negotiation = null;
  #recovery;
  #observation;
  #renewals = 0;

  name = '';
  /** @type {'host' | 'participant'} */
  role = 'participant';
  /** @type {'present' | 'away'} */
  presence = 'present';
  /** Why it left: `leave`, `grace`, …; null while it is here. @type {string | null} */
  leaveReason = null;
  /** The same object for the life of this one; a track appears in it when its media flow. */
  stream = new MediaStream();

  /**
   * @param {object} options
   * @param {Participant} options.participant as the server describes it
   * @param {InstancePair} options.pair
   * @param {boolean} options.polite
   * @param {LocalMedia} options.media
   * @param {() => RTCPeerConnection} options.createConnection
   * @param {() => boolean} options.relayOnly whether the other is to learn no address of this device
   * @param {Clock} options.clock
   * @param {(peer: RemotePeer) => void} options.onChange
   */
  constructor({ participant, pair, polite, media, createConnection, relayOnly, clock, onChange }) {
    this.id = participant.id;
    this.pair = pair;
    this.#polite = polite;
    this.#media = media;
    this.#createConnection = createConnection;
    this.#relayOnly = relayOnly;
    this.#onChange = onChange;
    this.#recovery = new MediaRecovery({
      polite,
      clock,
      restart: (evenIfOffering) => this.#restartIce(evenIfOffering),
      renew: () => this.#renew(),
      onChange: () => this.#onChange(this),
    });
    this.#observation = new PeerObservation({
      clock,
      tell: (cause) => this.#tell(cause),
      onChange: () => this.#onChange(this),
    });
    this.#describe(participant);
  }

  get instance() {
    return this.pair.instance;
  }

  get status() {
    return this.pair.status;
  }

  get connectionState() {
    return this.#connection?.connectionState ?? 'new';
  }

  /** How loud the other is at present, from 0 to 1. */
  get loudness() {
    const receiver = this.#sections?.find('audio')?.receiver;
    return receiver?.getSynchronizationSources()[0]?.audioLevel ?? 0;
  }

  /** What there is to see and hear. */
  get mediaState() {
    return this.#recovery.state;
  }

  /** Why there is nothing to see and hear, once that lasts. */
  get trouble() {
    return this.#observation.trouble;
  }

  /** Whether the network between the two bears too little to talk well, once that lasts. */
  get weak() {
    return this.#observation.weak;
  }

  /** @param {Participant} participant as the server describes it now */
  update(participant) {
    this.#describe(participant);
    this.#onChange(this);
  }

  /** @param {Record<string, unknown>} about */
  rename(about) {
    this.name = nameIn(about);
    this.#onChange(this);
  }

  /** The server has lost its connection; the peer connection has not. */
  away() {
    this.suspend();
    this.presence = 'away';
    this.#onChange(this);
  }

  /** Signaling reaches it again, or still. */
  resume() {
    this.pair.stream.resume();
    this.#recovery.reachable();
    this.#observation.reach(true);
  }

  /** Signaling does not reach it; the peer connection goes on. */
  suspend() {
    this.pair.stream.pause();
    this.#recovery.unreachable();
    this.#observation.reach(false);
  }

  /**
   * Looks how the connection is doing: to be called every few seconds.
   *
   * @param {typeof ConnectionWatch} Watch which is not there from the start
   */
  look(Watch) {
    if (this.trouble !== null) this.#recovery.stuck();
    this.#observation.look(Watch, { presence: this.presence, told: this.pair.trouble });
  }

  /** @param {boolean} surely else only media in trouble are concerned */
  networkChanged(surely) {
    this.#recovery.networkChanged(surely, this.trouble !== null);
  }

  /**
   * The participant has another instance now: a reload, another tab.
   *
   * @param {InstancePair} pair
   */
  replaceInstance(pair) {
    this.close();
    this.#renewals = 0;
    this.pair = pair;
  }

  /**
   * Makes the first offer, to a participant that was found in a `welcome`, or renews the connection,
   * to one that was thought to have left. Otherwise the offer is the other's to make.
   *
   * @param {boolean} foundInWelcome
   */
  offerIfDue(foundInWelcome) {
    if (!this.#connection && (foundInWelcome || this.pair.generation > 0)) this.#renew();
  }

  /** @param {Record<string, any>} data of a signal; what it does not understand is ignored */
  receive(data) {
    const { generation, status } = data;
    if (status) {
      const { microphone, camera } = status;
      this.pair.status = { microphone: microphone === true, camera: camera === true };
      this.#onChange(this);
    }
    if ('trouble' in data) this.pair.trouble = data.trouble;
    const signal = toNegotiationSignal(data);
    if (!signal || !Number.isSafeInteger(generation)) return;
    if (generation > this.pair.generation) this.#open(generation);
    if (generation !== this.pair.generation) return;
    if ('description' in signal) {
      this.#observation.described();
      this.#recovery.described(signal.description.type === 'offer');
    }
    this.#negotiation?.apply(signal);
  }

  /** The local media have changed. */
  replaceTracks() {
    this.#sections?.replaceTracks();
  }

  /** @param {RTCConfiguration} configuration of ICE, to be used from its next restart on */
  setConfiguration(configuration) {
    const connection = this.#connection;
    connection?.setConfiguration({ ...connection.getConfiguration(), ...configuration });
  }

  /** Media go by a relay only, or need not any more. */
  relayOnlyChanged() {
    if (!this.#connection) return;
    // What the connection knows, and what waits to be sent, is full of addresses; or it has not begun.
    if (this.#relayOnly() || this.connectionState === 'new') this.#renew();
    else this.networkChanged(true);
  }

  close() {
    this.#recovery.close();
    this.#observation.close();
    this.#disconnect();
  }

  #disconnect() {
    this.#connection?.close();
    this.#connection = this.#sections = null;
    for (const track of this.stream.getTracks()) this.stream.removeTrack(track);
  }

  /** @param {OwnCause | null} cause of what only this side can know */
  #tell(cause) {
    const { pair } = this;
    const trouble = cause ?? 'none';
    if (trouble === pair.troubleTold) return;
    pair.troubleTold = trouble;
    pair.stream.send({ trouble });
  }

  /** @param {Participant} participant */
  #describe({ role, state, about }) {
    this.role = role;
    this.presence = state;
    this.name = nameIn(about);
  }

  #renew() {
    this.#open(this.pair.generation + 1);
    this.#sections?.add();
  }

  /** @param {number} generation */
  #open(generation) {
    const { pair } = this;
    pair.generation = generation;
    pair.stream.giveUp((data) => data.generation < generation);
    this.#recovery.reset();
    this.#negotiation = new PerfectNegotiation({
      connection: this.#connect(),
      polite: this.#polite,
      send: (signal) => {
        const told = this.#relayOnly() ? withRelaysOnly(signal) : signal;
        if (told) pair.stream.send({ generation, ...told });
      },
      startOver: () => this.#connect(),
      prepareAnswer: () => this.#sections?.adopt(),
      failed: (error) => this.#negotiationFailed(error),
    });
    this.#onChange(this);
  }

  /** @returns {RTCPeerConnection} in place of the one before */
  #connect() {
    this.#disconnect();
    const connection = this.#createConnection();
    const sections = new MediaSections(connection, this.#media);
    this.#connection = connection;
    this.#sections = sections;
    this.#observation.attach(connection);
    connection.addEventListener('connectionstatechange', () => this.#connectionStateChanged());
    connection.addEventListener('track', ({ track, transceiver }) => {
      if (transceiver === sections.find(track.kind)) this.#show(track);
    });
    return connection;
  }

  /**
   * A track that is muted has no media yet, and would keep a <video> waiting for its first frame
   * while the other track could be heard.
   *
   * @param {MediaStreamTrack} track
   */
  #show(track) {
    const connection = this.#connection;
    const add = () => {
      if (connection === this.#connection) this.stream.addTrack(track);
    };
    if (track.muted) track.addEventListener('unmute', add, { once: true });
    else add();
  }

  #connectionStateChanged() {
    if (this.connectionState === 'connected') this.#renewals = 0;
    this.#recovery.connectionStateChanged(this.connectionState);
    this.#onChange(this);
  }

  /**
   * @param {boolean} evenIfOffering
   * @returns {boolean} false if there is an offer whose answer may mend it
   */
  #restartIce(evenIfOffering) {
    const isOffering = this.#connection?.signalingState !== 'stable';
    if (isOffering && !evenIfOffering) return false;
    this.#negotiation?.restartIce();
    return true;
  }

  /**
   * The two sides may disagree for good now: Chromium refuses Firefox's answer to an ICE restart, for
   * one, if it was Firefox that had made the first offer (another DTLS role than before).
   *
   * @param {unknown} error
   */
  #negotiationFailed(error) {
    console.warn('peer: negotiation failed:', error);
    this.#renewals += 1;
    if (this.#renewals <= RENEWALS_WITHOUT_SUCCESS) this.#renew();
  }
}

/** @param {Record<string, unknown>} about */
function nameIn({ name }) {
  return typeof name === 'string' ? name : '';
}
