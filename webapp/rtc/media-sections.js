/** @import { LocalMedia } from './local-media.js' */

const KINDS = /** @type {const} */ (['audio', 'video']);

/**
 * The two sections of every session description: microphone and camera, `sendrecv` for good, with or
 * without a track. Muting, a camera switched off and a camera that comes later change the sender's
 * track and need no negotiation. docs/protocol.md, section 8.
 */
export class MediaSections {
  #connection;
  #media;

  /**
   * @param {RTCPeerConnection} connection
   * @param {LocalMedia} media
   */
  constructor(connection, media) {
    this.#connection = connection;
    this.#media = media;
  }

  /** For the side that makes the first offer. */
  add() {
    for (const kind of KINDS) {
      this.#connection.addTransceiver(this.#media.track(kind) ?? kind, {
        direction: 'sendrecv',
        // One stream for both: it tells the other browser to keep lips and voice together.
        streams: [this.#media.stream],
      });
    }
  }

  /** For the side that has applied an offer: sends in its sections. */
  adopt() {
    for (const kind of KINDS) {
      const transceiver = this.find(kind);
      if (!transceiver) continue;
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams(this.#media.stream);
    }
    this.replaceTracks();
  }

  /** Sends what the local media are now. */
  replaceTracks() {
    for (const kind of KINDS) {
      this.find(kind)
        ?.sender.replaceTrack(this.#media.track(kind))
        .catch((error) => console.warn(`sections: ${kind} not replaced:`, error));
    }
  }

  /**
   * @param {string} kind `audio` or `video`
   * @returns {RTCRtpTransceiver | undefined} that of the first section of its kind
   */
  find(kind) {
    return this.#connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind);
  }
}
