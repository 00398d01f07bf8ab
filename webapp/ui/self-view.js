import { element, icon } from './element.js';
import { facingOf, otherCamera } from './other-camera.js';
import { text } from './phrase.js';
import { rememberCorner, rememberedCorner } from './remembered.js';

/**
 * @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia
 * @typedef {import('./remembered.js').Corner} Corner
 */

/** One's own picture in a corner of the call; moved with pointer, touch or arrow keys. */
export class SelfView extends HTMLElement {
  #media;
  #video = element('video', { 'data-self': '', autoplay: true, playsinline: true });
  #placeholder = element('span', { class: 'self-off' }, icon('video-off'));
  #flip = element(
    'button',
    { type: 'button', class: 'flip', 'aria-label': text('call.otherCamera'), hidden: true },
    icon('switch-camera'),
  );
  /** @type {MediaStreamTrack | null} */ #shown = null;
  /** @type {{ x: number, y: number } | null} */ #grip = null;
  /** @type {AbortController | undefined} */ #listening;

  /** @param {LocalMedia} media */
  constructor(media) {
    super();
    this.#media = media;
    this.role = 'group';
    this.tabIndex = 0;
    this.ariaLabel = text('call.move');
    const corner = rememberedCorner();
    this.dataset.block = corner?.block === 'start' ? 'start' : 'end';
    this.dataset.inline = corner?.inline === 'start' ? 'start' : 'end';
    this.#video.muted = true;
    this.#video.ariaHidden = 'true';
    this.#flip.addEventListener('click', () => this.#turnAround());
    this.append(this.#video, this.#placeholder, this.#flip);
    this.addEventListener('pointerdown', (event) => this.#take(event));
    this.addEventListener('pointermove', (event) => this.#drag(event));
    this.addEventListener('pointerup', () => this.#drop());
    this.addEventListener('pointercancel', () => this.#drop());
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#media.addEventListener('change', () => this.#update(), { signal });
    this.#update();
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#video.srcObject = this.#shown = null;
  }

  #update() {
    const shown = this.#media.camera === 'on' ? this.#media.track('video') : null;
    // The same stream, set again, would be loaded again: a flash.
    if (shown !== this.#shown) this.#video.srcObject = shown && this.#media.stream;
    this.#shown = shown;
    this.#video.hidden = shown === null;
    this.#placeholder.hidden = shown !== null;
    this.#look();
  }

  /** A picture of oneself is a mirror; what the camera on the other side sees is not. */
  async #look() {
    this.toggleAttribute('data-outwards', facingOf(this.#media) === 'environment');
    this.#flip.hidden = (await otherCamera(this.#media)) === null;
  }

  async #turnAround() {
    const id = await otherCamera(this.#media);
    if (id !== null) await this.#media.choose('camera', id);
  }

  /** @param {PointerEvent} event */
  #take(event) {
    if (event.button !== 0 || this.#flip.contains(/** @type {Node} */ (event.target))) return;
    this.setPointerCapture(event.pointerId);
    this.#grip = { x: event.clientX, y: event.clientY };
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    if (this.#grip === null) return;
    this.style.translate = `${event.clientX - this.#grip.x}px ${event.clientY - this.#grip.y}px`;
  }

  /** Settles in the nearest corner. */
  #drop() {
    if (this.#grip === null) return;
    this.#grip = null;
    const from = this.getBoundingClientRect();
    const room = /** @type {Element} */ (this.parentElement).getBoundingClientRect();
    this.style.translate = '';
    this.#settle(
      from.x + from.width / 2 < room.x + room.width / 2,
      from.y + from.height / 2 < room.y + room.height / 2,
      from,
    );
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const left = this.#isLeft();
    const top = this.dataset.block === 'start';
    const from = this.getBoundingClientRect();
    if (event.key === 'ArrowLeft') this.#settle(true, top, from);
    else if (event.key === 'ArrowRight') this.#settle(false, top, from);
    else if (event.key === 'ArrowUp') this.#settle(left, true, from);
    else if (event.key === 'ArrowDown') this.#settle(left, false, from);
    else return;
    event.preventDefault();
  }

  #isLeft() {
    return (this.dataset.inline === 'start') === (getComputedStyle(this).direction === 'ltr');
  }

  /**
   * @param {boolean} left
   * @param {boolean} top
   * @param {DOMRect} from
   */
  #settle(left, top, from) {
    this.dataset.block = top ? 'start' : 'end';
    this.dataset.inline = 'start';
    if (this.#isLeft() !== left) this.dataset.inline = 'end';
    const { block, inline } = this.dataset;
    rememberCorner(/** @type {Corner} */ ({ block, inline }));
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const to = this.getBoundingClientRect();
    const translate = `${from.x - to.x}px ${from.y - to.y}px`;
    this.animate([{ translate }, { translate: '0 0' }], { duration: 180, easing: 'ease-out' });
  }
}

customElements.define('self-view', SelfView);
