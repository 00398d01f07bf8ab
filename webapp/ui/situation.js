import { saidAtOnce } from './endings.js';
import { text } from './phrase.js';

/**
 * @typedef {import('../call-session.js').CallSession} CallSession
 * @typedef {import('../rtc/remote-peer.js').RemotePeer} RemotePeer
 * @typedef {import('./phrase.js').Sentence} Sentence
 * @typedef {import('./endings.js').Hindrance} Hindrance
 * @typedef {import('./phrase.js').Word} Word
 */

/** @param {RemotePeer} peer */
export function nameOf(peer) {
  return peer.name || text('someone');
}

/**
 * Away, as far as anybody can tell: while media go on, whoever has lost the server is there.
 *
 * @param {RemotePeer} peer
 */
export function isGone({ presence, mediaState }) {
  return presence === 'away' && (mediaState === 'lost' || mediaState === 'connecting');
}

/**
 * What is to be said about a call as it stands; null when all is well and there is nothing to say.
 *
 * @param {CallSession} session
 * @param {Hindrance | null} interruption  why the server cannot be reached, once that is worth saying
 * @param {RemotePeer[]} [explained]  of whom a note says why nothing comes from them
 * @returns {Sentence | null}
 */
export function situationOf(session, interruption, explained = []) {
  const peers = [...session.peers.values()];
  if (session.state === 'reconnecting' && interruption !== null) {
    return interruptionOf(interruption, peers);
  }
  if (session.state === 'idle' || session.state === 'connecting') {
    if (interruption === 'not-started') return { key: 'joining.not-started.heading' };
    const soFar = interruption === null || saidAtOnce.includes(interruption);
    return soFar ? { key: 'status.joining' } : { key: 'status.slow', tone: 'warn' };
  }
  if (peers.length === 0) return { key: 'status.waiting' };

  const unexplained = peers.filter((peer) => !explained.includes(peer));
  const away = unexplained.filter((peer) => peer.presence === 'away');
  const present = unexplained.filter((peer) => peer.presence !== 'away');
  const silent = present.filter((peer) => peer.trouble === 'no-answer');
  const heard = present.filter((peer) => peer.trouble !== 'no-answer');
  const lost = heard.filter((peer) => peer.mediaState === 'lost' || peer.trouble !== null);
  const gone = away.filter(isGone);
  const connecting = heard.filter((peer) => peer.mediaState === 'connecting');

  return (
    sentence('status.unreachable', lost, 'warn') ??
    sentence('status.noAnswer', silent, 'warn') ??
    sentence('status.away', gone, 'warn') ??
    sentence('status.connecting', connecting, 'calm')
  );
}

/**
 * The server only introduces people: who is connected already hears and sees the others meanwhile.
 *
 * @param {Hindrance} reason
 * @param {RemotePeer[]} peers
 * @returns {Sentence}
 */
function interruptionOf(reason, peers) {
  const alone = peers.length > 0 && peers.every((peer) => peer.mediaState === 'lost');
  /** @type {Word} */
  const key = `interrupted.${alone && reason === 'server-gone' ? 'all-gone' : reason}`;
  const goesOn = peers.some((peer) => peer.connectionState === 'connected');
  if (!goesOn) return { key, tone: 'warn' };
  return { key: 'status.goesOn', values: { what: text(key) }, tone: 'warn' };
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
