import { text } from './phrase.js';

/**
 * @typedef {import('../call-session.js').CallSession} CallSession
 * @typedef {import('../rtc/remote-peer.js').RemotePeer} RemotePeer
 * @typedef {import('./phrase.js').Sentence} Sentence
 * @typedef {import('./phrase.js').Word} Word
 */

/** @param {RemotePeer} peer */
export function nameOf(peer) {
  return peer.name || text('someone');
}

/**
 * What is to be said about a call as it stands; null when all is well and there is nothing to say.
 *
 * @param {CallSession} session
 * @param {boolean} waitedLong  whether the server has not answered for a while
 * @returns {Sentence | null}
 */
export function situationOf(session, waitedLong) {
  if (session.state === 'reconnecting') return { key: 'status.reconnecting', tone: 'warn' };
  if (session.state !== 'joined') {
    return waitedLong ? { key: 'status.slow', tone: 'warn' } : { key: 'status.joining' };
  }
  const peers = [...session.peers.values()];
  if (peers.length === 0) return { key: 'status.waiting' };

  const away = peers.filter((peer) => peer.presence === 'away');
  const gone = away.filter((peer) => peer.connectionState !== 'connected');
  const present = peers.filter((peer) => peer.presence !== 'away');
  const inState = (/** @type {RTCPeerConnectionState[]} */ ...states) =>
    present.filter((peer) => states.includes(peer.connectionState));

  return (
    sentence('status.unreachable', inState('failed'), 'warn') ??
    sentence('status.reconnectingTo', inState('disconnected'), 'warn') ??
    sentence('status.away', gone, 'warn') ??
    sentence('status.connecting', inState('new', 'connecting', 'closed'), 'calm')
  );
}

/**
 * @param {Word} key
 * @param {RemotePeer[]} peers
 * @param {'calm' | 'warn'} tone
 * @returns {Sentence | null}
 */
function sentence(key, peers, tone) {
  return peers.length === 0 ? null : { key, values: { names: peers.map(nameOf) }, tone };
}
