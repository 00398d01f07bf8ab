import { phrase, text } from './phrase.js';
import { listenTo } from './session-listener.js';
import { isGone, nameOf, situationOf } from './situation.js';

/**
 * @typedef {import('../call-session.js').CallSession} CallSession
 * @typedef {import('../rtc/remote-peer.js').RemotePeer} RemotePeer
 * @typedef {import('./phrase.js').Sentence} Sentence
 */

const shownFor = 4000;
const weakShownFor = 8000;

/** The one line that says what is happening: for a moment what has just happened, else how things stand. */
export class CallStatus extends HTMLElement {
  #session;
  /** @type {{ sentence: Sentence, duration: number }[]} */ #news = [];
  #newsSince = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #newsTimer;
  /** @type {import('./endings.js').Hindrance | null} */ #interruption = null;
  /** @type {RemotePeer[]} */ #explained = [];
  #settled = false;
  #greeted = false;
  /** Of whom it may have said so. @type {Set<string>} */
  #gone = new Set();
  /** @type {Set<string>} */ #weak = new Set();
  #shown = '';
  /** @type {AbortController | undefined} */ #listening;

  /** @param {CallSession} session */
  constructor(session) {
    super();
    this.#session = session;
    this.role = 'status';
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const reactions = {
      state: () => this.#stateChanged(),
      'peer-added': (/** @type {RemotePeer} */ peer) => this.#peerAdded(peer),
      'peer-changed': (/** @type {RemotePeer} */ peer) => this.#peerChanged(peer),
      'peer-removed': (/** @type {RemotePeer} */ peer) =>
        this.announce({ key: 'status.left', values: { name: nameOf(peer) } }),
    };
    listenTo(this.#session, signal, reactions, () => this.#update());
    this.#stateChanged();
    this.#update();
  }

  disconnectedCallback() {
    this.#listening?.abort();
    clearTimeout(this.#newsTimer);
  }

  /** @param {import('./endings.js').Hindrance | null} reason */
  interrupted(reason) {
    const before = this.#interruption;
    this.#interruption = reason;
    if (before && !reason && this.#settled) this.announce({ key: 'status.reconnected' });
    this.#update();
  }

  /** @param {RemotePeer[]} peers  of whom a note says why nothing comes from them */
  explained(peers) {
    this.#explained = peers;
    this.#update();
  }

  /**
   * Says what has just happened, after what is being said.
   *
   * @param {Sentence} sentence
   * @param {number} [duration]  in milliseconds, if nothing else has to be said
   */
  announce(sentence, duration = shownFor) {
    this.#news.push({ sentence, duration });
    if (this.#news.length === 1) this.#newsSince = performance.now();
    this.#turnNews();
  }

  /** Takes back what has just happened and no longer holds. @param {import('./phrase.js').Word} key */
  retract(key) {
    const [first] = this.#news;
    this.#news = this.#news.filter(({ sentence }) => sentence.key !== key);
    if (this.#news[0] !== first) this.#newsSince = performance.now();
    this.#turnNews();
  }

  /** What is being said stays for its time, or only for as long as reading takes when something waits. */
  #turnNews() {
    clearTimeout(this.#newsTimer);
    const [first, next] = this.#news;
    this.#update();
    if (first === undefined) return;
    const { key, values } = first.sentence;
    const stays = next ? Math.min(first.duration, readingTime(text(key, values))) : first.duration;
    const turn = () => {
      this.#news.shift();
      this.#newsSince = performance.now();
      this.#turnNews();
    };
    this.#newsTimer = setTimeout(turn, this.#newsSince + stays - performance.now());
  }

  #stateChanged() {
    if (this.#session.state === 'joined') setTimeout(() => (this.#settled = true));
  }

  /** @param {RemotePeer} peer */
  #peerAdded(peer) {
    if (isGone(peer)) this.#gone.add(peer.id);
    else this.#gone.delete(peer.id);
    if (!this.#settled) return; // was there before us
    this.#greeted = true;
    this.announce({ key: 'status.joined', values: { name: nameOf(peer) } });
  }

  /** @param {RemotePeer} peer */
  #peerChanged(peer) {
    if (isGone(peer)) {
      this.#gone.add(peer.id);
    } else if (peer.presence === 'present' && this.#gone.delete(peer.id)) {
      this.announce({ key: 'status.back', values: { name: nameOf(peer) } });
    }
    this.#weakness(peer);
    this.#greet();
  }

  /** @param {RemotePeer} peer */
  #weakness(peer) {
    if (!peer.weak) {
      this.#weak.delete(peer.id);
    } else if (!this.#weak.has(peer.id)) {
      this.#weak.add(peer.id);
      const values = { name: nameOf(peer) };
      this.announce({ key: 'status.weak', values, tone: 'warn' }, weakShownFor);
    }
  }

  /** Who comes into a call learns once with whom. */
  #greet() {
    const peers = [...this.#session.peers.values()];
    if (this.#greeted || peers.some((peer) => peer.connectionState !== 'connected')) return;
    this.#greeted = true;
    this.announce({ key: 'status.with', values: { names: peers.map(nameOf) } });
  }

  #update() {
    const situation = situationOf(this.#session, this.#interruption, this.#explained);
    const news = this.#interruption ? undefined : this.#news[0]?.sentence;
    const sentence = news ?? situation;
    const shown = sentence ? text(sentence.key, sentence.values) : '';
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.dataset.tone = sentence?.tone ?? 'calm';
    this.replaceChildren(...(sentence ? [phrase(sentence.key, sentence.values)] : []));
  }
}

/** @param {string} sentence */
function readingTime(sentence) {
  return 1000 + 45 * sentence.length;
}

customElements.define('call-status', CallStatus);
