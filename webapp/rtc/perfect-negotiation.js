/**
 * @typedef {{description: RTCSessionDescriptionInit} | {candidate: RTCIceCandidateInit}}
 *   NegotiationSignal
 */

/**
 * Perfect negotiation over one peer connection: W3C WebRTC, section 10.7, with the additions of
 * docs/protocol.md, section 8. Signals are applied strictly one after another, so that the W3C's
 * `isSettingRemoteAnswerPending` has no work to do here.
 */
export class PerfectNegotiation {
  /** @type {RTCPeerConnection} */
  #connection;
  #polite;
  #send;
  #startOver;
  #prepareAnswer;
  #failed;

  #makingOffer = false;
  #ignoreOffer = false;
  #restartWanted = false;
  #applied = Promise.resolve();

  /**
   * @param {object} options
   * @param {RTCPeerConnection} options.connection
   * @param {boolean} options.polite whether this side gives way when both have made an offer
   * @param {(signal: NegotiationSignal) => void} options.send in order, nothing lost
   * @param {() => RTCPeerConnection} options.startOver closes the connection, returns an empty one
   * @param {() => void} options.prepareAnswer called between a remote offer and its answer
   * @param {(error: unknown) => void} options.failed a description could not be made or applied
   */
  constructor({ connection, polite, send, startOver, prepareAnswer, failed }) {
    this.#polite = polite;
    this.#send = send;
    this.#startOver = startOver;
    this.#prepareAnswer = prepareAnswer;
    this.#failed = failed;
    this.#connection = this.#attach(connection);
  }

  /**
   * Applies a signal of the other side when those before it have been applied. Never rejects.
   *
   * @param {NegotiationSignal} signal
   * @returns {Promise<void>}
   */
  apply(signal) {
    this.#applied = this.#applied.then(() =>
      'description' in signal
        ? this.#applyDescription(signal.description)
        : this.#applyCandidate(signal.candidate),
    );
    return this.#applied;
  }

  /** Restarts ICE as soon as no offer is outstanding. */
  restartIce() {
    this.#restartWanted = true;
    this.#restartWhenStable();
  }

  /** @param {RTCPeerConnection} connection */
  #attach(connection) {
    connection.addEventListener('negotiationneeded', () => this.#offer());
    connection.addEventListener('icecandidate', ({ candidate }) => {
      // null says that gathering is complete; an empty candidate ends a fragment and is sent.
      if (candidate) this.#send({ candidate: candidate.toJSON() });
    });
    connection.addEventListener('signalingstatechange', () => this.#restartWhenStable());
    return connection;
  }

  #restartWhenStable() {
    if (!this.#restartWanted || this.#connection.signalingState !== 'stable') return;
    this.#restartWanted = false;
    this.#connection.restartIce();
  }

  async #offer() {
    this.#makingOffer = true;
    await this.#describe(this.#connection);
    this.#makingOffer = false;
  }

  /** @param {RTCSessionDescriptionInit} description */
  async #applyDescription(description) {
    if (this.#connection.signalingState === 'closed') return;
    const isOffer = description.type === 'offer';
    const ready = !this.#makingOffer && this.#connection.signalingState === 'stable';
    this.#ignoreOffer = isOffer && !ready && !this.#polite;
    if (this.#ignoreOffer) return;

    if (isOffer && hasOnlyOwnSections(this.#connection)) {
      this.#connection = this.#attach(this.#startOver());
    }
    const connection = this.#connection;
    try {
      await connection.setRemoteDescription(description); // rolls our own offer back if need be
      if (!isOffer) return;
      this.#prepareAnswer();
    } catch (error) {
      return this.#fail(connection, error);
    }
    await this.#describe(connection);
  }

  /**
   * Makes and sends the offer or the answer, whichever is due.
   *
   * @param {RTCPeerConnection} connection
   */
  async #describe(connection) {
    try {
      await connection.setLocalDescription();
      const description = connection.localDescription;
      if (connection.signalingState === 'closed' || !description) return;
      this.#send({ description: { type: description.type, sdp: description.sdp } });
    } catch (error) {
      this.#fail(connection, error);
    }
  }

  /**
   * @param {RTCPeerConnection} connection
   * @param {unknown} error
   */
  #fail(connection, error) {
    // The last steps of a connection that was closed meanwhile cannot but fail.
    if (connection.signalingState !== 'closed') this.#failed(error);
  }

  /** @param {RTCIceCandidateInit} candidate */
  async #applyCandidate(candidate) {
    if (this.#connection.signalingState === 'closed') return;
    if (!this.#isOfRemoteDescription(candidate)) return;
    try {
      await this.#connection.addIceCandidate(candidate);
    } catch (error) {
      if (!this.#ignoreOffer) console.warn('negotiation: candidate refused:', error);
    }
  }

  /** @param {RTCIceCandidateInit} candidate */
  #isOfRemoteDescription({ usernameFragment }) {
    const description = this.#connection.remoteDescription;
    if (!description) return false;
    if (!usernameFragment) return true;
    return description.sdp.split(/\r?\n/).includes(`a=ice-ufrag:${usernameFragment}`);
  }
}

/**
 * Whether all that this connection has is an offer of its own. When that gives way, its transceivers
 * are left over beside those of the other's offer, and `stop()` does not remove them: Chromium goes on
 * asking for a negotiation, for ever. Nothing has been negotiated, so nothing is lost with it.
 *
 * @param {RTCPeerConnection} connection
 */
function hasOnlyOwnSections(connection) {
  return !connection.remoteDescription && connection.getTransceivers().length > 0;
}

/**
 * What others send is theirs to say: only an offer, an answer or a candidate gets any further.
 *
 * @param {Record<string, any>} data of a signal
 * @returns {NegotiationSignal | null}
 */
export function toNegotiationSignal({ description, candidate }) {
  if (typeof description?.sdp === 'string') {
    const { type, sdp } = description;
    if (type === 'offer' || type === 'answer') return { description: { type, sdp } };
  }
  return typeof candidate?.candidate === 'string' ? { candidate } : null;
}
