import { FakeTrack } from './fake-media.js';

let serial = 0;

/** One turn of the event loop: whatever is ready to run has run. */
export const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Long enough for all that follows from what has been done. */
export async function settle() {
  for (let n = 0; n < 60; n++) await turn();
}

class FakeTransceiver {
  /** @type {string | null} */
  mid = null;
  /** @type {string | null} */
  currentDirection = null;
  stopping = false;
  /** @type {any[]} */
  streams = [];

  /** @param {string} kind @param {string} direction @param {FakeTrack | null} track */
  constructor(kind, direction, track) {
    this.direction = direction;
    this.receiver = { track: Object.assign(new FakeTrack(kind), { muted: true }) };
    this.sender = {
      track,
      replaceTrack: async (/** @type {FakeTrack | null} */ next) => void (this.sender.track = next),
      setStreams: (/** @type {any[]} */ ...streams) => void (this.streams = streams),
    };
  }

  get kind() {
    return this.receiver.track.kind;
  }

  stop() {
    this.stopping = true;
  }
}

/**
 * An RTCPeerConnection without media: the signaling states, the chain of operations, implicit
 * rollback, transceivers and `negotiationneeded` as W3C WebRTC has them, and the bad habits of
 * browsers that were met: a stopped transceiver that was never negotiated needs negotiation for ever
 * (Chromium 156). It is stricter in one thing: an answer must be to the very offer that is pending.
 */
export class FakePeerConnection extends EventTarget {
  signalingState = 'stable';
  connectionState = 'new';
  iceConnectionState = 'new';
  iceGatheringState = 'complete';
  /** @type {any} */ pendingLocal = null;
  /** @type {any} */ currentLocal = null;
  /** @type {any} */ pendingRemote = null;
  /** @type {any} */ currentRemote = null;
  /** @type {any[]} */
  appliedCandidates = [];
  /** What was called, in order. @type {string[]} */
  log = [];
  /** With which servers ICE was restarted. @type {(RTCIceServer[] | undefined)[]} */
  restartedWith = [];
  /** @type {Error | null} what the next description is refused with */
  refusal = null;

  /** @type {FakeTransceiver[]} */
  #transceivers = [];
  #candidates;
  #chain = Promise.resolve();
  #chained = 0;
  #negotiationNeeded = false;
  /** The user name fragment that an ICE restart wants to be rid of. @type {string | null} */
  #fragmentToReplace = null;

  /**
   * @param {RTCConfiguration} [configuration]
   * @param {string[]} [candidates] that are gathered, whatever is configured
   */
  constructor(configuration = {}, candidates = ['candidate:1 1 udp 1 192.0.2.1 9 typ host']) {
    super();
    /** @type {RTCConfiguration} */
    this.configuration = configuration;
    this.#candidates = candidates;
  }

  get localDescription() {
    return this.pendingLocal ?? this.currentLocal;
  }

  get remoteDescription() {
    return this.pendingRemote ?? this.currentRemote;
  }

  getTransceivers() {
    return [...this.#transceivers];
  }

  async getStats() {
    return new Map();
  }

  getConfiguration() {
    return this.configuration;
  }

  /** @param {RTCConfiguration} configuration */
  setConfiguration(configuration) {
    this.configuration = configuration;
  }

  /** @param {string | FakeTrack} trackOrKind @param {any} init */
  addTransceiver(trackOrKind, { direction, streams }) {
    const track = typeof trackOrKind === 'string' ? null : trackOrKind;
    const kind = typeof trackOrKind === 'string' ? trackOrKind : trackOrKind.kind;
    const transceiver = new FakeTransceiver(kind, direction, track);
    transceiver.streams = streams;
    this.#transceivers.push(transceiver);
    this.#updateNegotiationNeeded();
    return transceiver;
  }

  restartIce() {
    this.log.push(`restartIce in ${this.signalingState}`);
    this.restartedWith.push(this.configuration.iceServers);
    this.#fragmentToReplace = fragmentOf(this.currentLocal);
    this.#updateNegotiationNeeded();
  }

  setLocalDescription() {
    return this.#enqueue(async () => {
      const isAnswer = this.signalingState === 'have-remote-offer';
      const description = this.#describe(isAnswer ? 'answer' : 'offer');
      await this.#refuseIfTold();
      if (isAnswer) {
        this.#complete(description, this.pendingRemote);
      } else {
        this.pendingLocal = description;
        this.#enter('have-local-offer');
      }
      this.#gather(fragmentOf(description));
    });
  }

  /** @param {{type: string, sdp: string}} description */
  setRemoteDescription(description) {
    return this.#enqueue(async () => {
      this.log.push(`setRemoteDescription ${description.type} in ${this.signalingState}`);
      await this.#refuseIfTold();
      if (description.type === 'offer') {
        if (this.signalingState === 'have-local-offer') this.#rollBack();
        this.pendingRemote = description;
        this.#adoptSections(description.sdp);
        this.#enter('have-remote-offer');
        return;
      }
      if (this.signalingState !== 'have-local-offer') throw invalidState('an answer to no offer');
      if (!description.sdp.includes(`a=answers:${idOf(this.pendingLocal)}`)) {
        throw new DOMException('an answer to another offer', 'InvalidAccessError');
      }
      this.#adoptSections(description.sdp);
      this.#complete(this.pendingLocal, description);
    });
  }

  /** @param {RTCIceCandidateInit} candidate */
  addIceCandidate(candidate) {
    return this.#enqueue(async () => {
      this.log.push('addIceCandidate');
      const { remoteDescription } = this;
      if (!remoteDescription) throw invalidState('no remote description');
      const { usernameFragment } = candidate;
      if (usernameFragment && fragmentOf(remoteDescription) !== usernameFragment) {
        throw new DOMException('unknown fragment', 'OperationError');
      }
      this.appliedCandidates.push(candidate);
    });
  }

  close() {
    this.signalingState = 'closed';
    this.connectionState = 'closed';
  }

  /** @param {string} state */
  become(state) {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  /**
   * @param {() => Promise<void>} operation
   * @returns {Promise<void>} never settled if the connection is closed meanwhile
   */
  #enqueue(operation) {
    if (this.signalingState === 'closed') return Promise.reject(invalidState('closed'));
    this.#chained += 1;
    return new Promise((resolve, reject) => {
      this.#chain = this.#chain.then(async () => {
        await turn();
        const ifOpen =
          (/** @type {(value?: any) => void} */ settle) => (/** @type {any} */ value) => {
            this.#chained -= 1;
            if (this.signalingState === 'closed') return;
            settle(value);
            if (this.#chained === 0) this.#updateNegotiationNeeded();
          };
        if (this.signalingState !== 'closed')
          await operation().then(ifOpen(resolve), ifOpen(reject));
      });
    });
  }

  async #refuseIfTold() {
    const { refusal } = this;
    this.refusal = null;
    if (refusal) throw refusal;
  }

  /** @param {string} type */
  #describe(type) {
    const offer = this.pendingRemote;
    const known = fragmentOf(this.currentLocal);
    const restart =
      type === 'answer'
        ? this.currentRemote && fragmentOf(offer) !== fragmentOf(this.currentRemote)
        : known === this.#fragmentToReplace;
    const fragment = known && !restart ? known : `u${++serial}`;
    const lines = ['v=0', `o=${++serial}`];
    if (type === 'answer') lines.push(`a=answers:${idOf(offer)}`);
    lines.push(`a=ice-ufrag:${fragment}`);
    let mid = this.#transceivers.filter((transceiver) => transceiver.mid !== null).length;
    for (const transceiver of this.#transceivers) {
      if (transceiver.mid === null && (type === 'answer' || transceiver.stopping)) continue;
      transceiver.mid ??= `${mid++}`;
      lines.push(`m=${transceiver.kind} 9 ${transceiver.mid} ${transceiver.direction}`);
    }
    return { type, sdp: `${lines.join('\r\n')}\r\n` };
  }

  /** @param {string} sdp */
  #adoptSections(sdp) {
    for (const [, kind, mid, direction] of sdp.matchAll(/^m=(\w+) 9 (\w+) (\w+)/gm)) {
      let transceiver = this.#transceivers.find((each) => each.mid === mid);
      if (!transceiver) {
        // Never one that addTransceiver() made: RFC 8829, section 5.10.
        transceiver = new FakeTransceiver(kind, 'recvonly', null);
        transceiver.mid = mid;
        this.#transceivers.push(transceiver);
      }
      if (!direction.startsWith('send')) continue;
      const event = new Event('track');
      this.dispatchEvent(Object.assign(event, { track: transceiver.receiver.track, transceiver }));
    }
  }

  #rollBack() {
    this.log.push('rollback');
    const negotiated = this.currentLocal?.sdp ?? '';
    for (const transceiver of this.#transceivers) {
      if (!negotiated.includes(`m=${transceiver.kind} 9 ${transceiver.mid} `))
        transceiver.mid = null;
    }
    this.pendingLocal = null;
    this.#enter('stable');
  }

  /** @param {any} local @param {any} remote */
  #complete(local, remote) {
    this.currentLocal = local;
    this.currentRemote = remote;
    this.pendingLocal = this.pendingRemote = null;
    if (fragmentOf(local) !== this.#fragmentToReplace) this.#fragmentToReplace = null;
    for (const each of this.#transceivers)
      if (each.mid !== null) each.currentDirection = each.direction;
    this.#negotiationNeeded = false;
    this.#enter('stable');
  }

  /** @param {string} state */
  #enter(state) {
    this.signalingState = state;
    this.dispatchEvent(new Event('signalingstatechange'));
  }

  /** @param {string | null} usernameFragment */
  async #gather(usernameFragment) {
    for (const text of [...this.#candidates, '']) {
      await turn();
      if (this.signalingState === 'closed') return;
      const json = { candidate: text, sdpMid: '0', sdpMLineIndex: 0, usernameFragment };
      this.#dispatchCandidate({ ...json, toJSON: () => json });
    }
    await turn();
    this.#dispatchCandidate(null);
  }

  /** @param {any} candidate */
  #dispatchCandidate(candidate) {
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }

  #updateNegotiationNeeded() {
    setImmediate(() => {
      if (this.#chained > 0 || this.signalingState !== 'stable') return;
      const needed =
        this.#transceivers.some((transceiver) => transceiver.mid === null) ||
        (this.#fragmentToReplace !== null &&
          this.#fragmentToReplace === fragmentOf(this.currentLocal));
      const news = needed && !this.#negotiationNeeded;
      this.#negotiationNeeded = needed;
      if (news) this.dispatchEvent(new Event('negotiationneeded'));
    });
  }
}

/** @param {any} description */
export function fragmentOf(description) {
  return description?.sdp.match(/^a=ice-ufrag:(\w+)/m)?.[1] ?? null;
}

/** @param {any} description */
export function idOf(description) {
  return description?.sdp.match(/^o=(\d+)/m)?.[1] ?? null;
}

/** @param {any} description */
export function sectionsOf(description) {
  return (description?.sdp.match(/^m=/gm) ?? []).length;
}

/** @param {string} message */
function invalidState(message) {
  return new DOMException(message, 'InvalidStateError');
}
