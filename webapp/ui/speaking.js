/**
 * @typedef {import('../call-session.js').CallSession} CallSession
 * @typedef {import('../rtc/remote-peer.js').RemotePeer} RemotePeer
 */

const everyMilliseconds = 200;
/** Of 1. A quiet room with a fan is below it, someone who speaks softly above. */
const loud = 0.02;
/** As long as one pauses between words. */
const pause = 800;

/** Whether someone speaks, from how loud they are: at once when they begin, and until a pause is more than a breath. */
export class Speech {
  #lastLoud = -Infinity;

  /**
   * @param {number} level  from 0 to 1
   * @param {number} now  in milliseconds
   */
  hear(level, now) {
    if (level >= loud) this.#lastLoud = now;
    return now - this.#lastLoud < pause;
  }
}

/**
 * Says again and again who speaks, as long as there are several who might.
 *
 * @param {CallSession} session
 * @param {(peer: RemotePeer, speaks: boolean) => void} mark
 * @param {AbortSignal} signal
 */
export function watchSpeech(session, mark, signal) {
  /** @type {WeakMap<RemotePeer, Speech>} */ const speeches = new WeakMap();
  const listen = () => {
    const peers = [...session.peers.values()];
    for (const peer of peers) {
      const speech = speeches.get(peer) ?? new Speech();
      speeches.set(peer, speech);
      mark(peer, peers.length > 1 && speech.hear(peer.loudness, performance.now()));
    }
  };
  const timer = setInterval(listen, everyMilliseconds);
  signal.addEventListener('abort', () => clearInterval(timer));
}
