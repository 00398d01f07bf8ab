/**
 * @typedef {import('../call-session.js').CallSession} CallSession
 * @typedef {import('../rtc/remote-peer.js').RemotePeer} RemotePeer
 */

/**
 * Hears what happens in a call until the signal aborts: each event has its reaction, and after each comes the update.
 *
 * @param {CallSession} session
 * @param {AbortSignal} signal
 * @param {Record<string, (peer: RemotePeer) => void>} reactions  by the type of the event
 * @param {() => void} update
 */
export function listenTo(session, signal, reactions, update) {
  for (const [type, react] of Object.entries(reactions)) {
    const listener = (/** @type {Event} */ event) => {
      react(/** @type {CustomEvent<RemotePeer>} */ (event).detail);
      update();
    };
    session.addEventListener(type, listener, { signal });
  }
}
