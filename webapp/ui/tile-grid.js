import { ParticipantTile } from './participant-tile.js';
import { text } from './phrase.js';

/** @typedef {import('../rtc/remote-peer.js').RemotePeer} RemotePeer */

const likedShape = 4 / 3;

/**
 * How many columns give the tiles the largest pictures.
 *
 * @param {number} count
 * @param {number} width
 * @param {number} height
 * @returns {number}
 */
export function columnsFor(count, width, height) {
  let best = { columns: 1, size: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const tileWidth = width / columns;
    const tileHeight = height / Math.ceil(count / columns);
    const size = Math.min(tileWidth, tileHeight * likedShape);
    if (size > best.size) best = { columns, size };
  }
  return best.columns;
}

/** The others: one fills the window, more share it in equal tiles. */
export class TileGrid extends HTMLElement {
  /** @type {Map<string, ParticipantTile>} */ #tiles = new Map();
  #resize = new ResizeObserver(() => this.#arrange());

  connectedCallback() {
    this.role = 'group';
    this.ariaLabel = text('call.others');
    this.#resize.observe(this);
  }

  disconnectedCallback() {
    this.#resize.disconnect();
  }

  /** @returns {ParticipantTile[]} */
  get tiles() {
    return [...this.#tiles.values()];
  }

  /** @param {RemotePeer} peer */
  add(peer) {
    this.drop(peer);
    const tile = new ParticipantTile(peer);
    this.#tiles.set(peer.id, tile);
    this.append(tile);
    this.#arrange();
  }

  /** @param {RemotePeer} peer */
  update(peer) {
    this.#tiles.get(peer.id)?.update();
  }

  /** @param {RemotePeer} peer */
  drop(peer) {
    this.#tiles.get(peer.id)?.remove();
    this.#tiles.delete(peer.id);
    this.#arrange();
  }

  #arrange() {
    const count = this.#tiles.size;
    const columns = columnsFor(count, this.clientWidth, this.clientHeight);
    this.dataset.count = String(count);
    this.style.setProperty('--columns', String(columns));
    this.style.setProperty('--rows', String(Math.ceil(count / columns)));
  }
}

customElements.define('tile-grid', TileGrid);
