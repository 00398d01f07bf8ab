import { element, icon } from './element.js';
import { initials } from './initials.js';
import { text } from './phrase.js';
import { shapeOf } from './picture-fit.js';
import { hearThroughSpeaker } from './speaker.js';

/**
 * @typedef {import('../rtc/remote-peer.js').RemotePeer} RemotePeer
 * @typedef {import('./phrase.js').Word} Word
 */

/** One of the others: picture or placeholder, name, state. Fires 'soundblocked' when the browser holds back sound. */
export class ParticipantTile extends HTMLElement {
  #peer;
  #video = element('video', { autoplay: true, playsinline: true, 'aria-hidden': 'true' });
  #placeholder = element('span', { class: 'initials', dir: 'auto', 'aria-hidden': 'true' });
  #name = element('bdi', { class: 'name' });
  #microphone = marker('mic-off', 'peer.microphoneOff');
  #camera = marker('video-off', 'peer.cameraOff');
  #note = element('span', { class: 'note' });
  #resize = new ResizeObserver(() => this.#fit());
  /** @type {string | null} */ #shownName = null;
  #shape = 0;
  #playedAt = 0;
  /** @type {AbortController | undefined} */ #listening;

  /** @param {RemotePeer} peer */
  constructor(peer) {
    super();
    this.#peer = peer;
    this.role = 'article';
    this.dataset.participant = peer.id;
    // A picture that comes back in the same size fires neither 'resize' nor 'loadeddata'.
    for (const type of ['resize', 'loadeddata', 'emptied', 'timeupdate']) {
      this.#video.addEventListener(type, () => this.#pictureChanged());
    }
    this.#video.addEventListener('pause', () => this.#paused());
    const label = element('p', { class: 'label' }, this.#name);
    label.append(this.#microphone, this.#camera, this.#note);
    this.append(element('div', { class: 'placeholder' }, this.#placeholder), this.#video, label);
  }

  connectedCallback() {
    this.#resize.observe(this);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const seen = () => !document.hidden && this.#video.paused && this.#play();
    document.addEventListener('visibilitychange', seen, { signal });
    hearThroughSpeaker(this.#video);
    this.update();
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#resize.disconnect();
    this.#video.srcObject = null;
  }

  /** The browser wanted a gesture before sound; call this in one. */
  hear() {
    this.#video.muted = false;
    this.#play();
  }

  update() {
    const { connectionState, presence, status, stream } = this.#peer;
    this.dataset.connection = connectionState;
    this.dataset.presence = presence;
    this.#showName(this.#peer.name || text('someone'));
    this.#microphone.hidden = status?.microphone !== false;
    this.#camera.hidden = status?.camera !== false;
    const note = this.#noteWord();
    this.#note.textContent = note === null ? '' : text(note);
    this.#note.dataset.tone = note === 'peer.connecting' ? 'calm' : 'warn';
    this.#pictureChanged();
    if (this.#video.srcObject !== stream) {
      this.#video.srcObject = stream;
      this.#play();
    }
  }

  #pictureChanged() {
    const shown = this.#peer.status?.camera !== false && this.#video.videoWidth > 0;
    const picture = shown ? 'yes' : 'no';
    if (this.dataset.picture !== picture) this.dataset.picture = picture;
    this.#fit();
  }

  /** @param {string} name */
  #showName(name) {
    if (name === this.#shownName) return;
    this.#shownName = name;
    this.ariaLabel = name;
    this.#name.textContent = name;
    const letters = initials(this.#peer.name);
    this.#placeholder.replaceChildren(letters === '' ? icon('user-round') : letters);
  }

  /** @returns {Word | null} */
  #noteWord() {
    const { mediaState, presence, trouble, weak } = this.#peer;
    if (weak) return 'peer.weak';
    if (mediaState === 'flowing' || mediaState === 'faltering') return null;
    if (presence === 'away') return 'peer.away';
    if (trouble !== null) return 'peer.noConnection';
    return mediaState === 'lost' ? 'peer.reconnecting' : 'peer.connecting';
  }

  /** By a phone call, a button of the browser's: nothing here pauses it, and there would be no way back. */
  #paused() {
    if (!this.isConnected || this.#video.ended) return;
    // Whatever pauses it again at once would go on doing so.
    if (performance.now() - this.#playedAt > 1000) this.#play();
    else if (!document.hidden) this.#soundBlocked();
  }

  #soundBlocked() {
    this.dispatchEvent(new Event('soundblocked', { bubbles: true }));
  }

  async #play() {
    this.#playedAt = performance.now();
    try {
      await this.#video.play();
    } catch (failure) {
      if (!(failure instanceof DOMException) || failure.name !== 'NotAllowedError') return;
      if (this.#video.muted) return;
      this.#video.muted = true;
      this.#soundBlocked();
      await this.#play();
    }
  }

  #fit() {
    const { videoWidth, videoHeight } = this.#video;
    if (videoHeight === 0 || this.clientHeight === 0) return;
    const shape = shapeOf(videoWidth / videoHeight, this.clientWidth / this.clientHeight);
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.style.setProperty('--shape', shape.toFixed(4));
  }
}

/**
 * @param {string} name  of the icon
 * @param {Word} word
 */
function marker(name, word) {
  const meaning = element('span', { class: 'unseen' }, text(word));
  return element('span', { class: 'marker', title: text(word) }, icon(name), meaning);
}

customElements.define('participant-tile', ParticipantTile);
