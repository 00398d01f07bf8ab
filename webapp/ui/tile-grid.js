import { columnsFor } from './columns.js';
import { ParticipantTile } from './participant-tile.js';
import { text } from './phrase.js';

/** @typedef {import('../rtc/remote-peer.js').RemotePeer} RemotePeer */

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

  /**
   * @param {RemotePeer} peer
   * @param {boolean} speaks
   */
  mark(peer, speaks) {
    this.#tiles.get(peer.id)?.toggleAttribute('data-speaks', speaks);
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
