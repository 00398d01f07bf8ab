/** What `<parley-video>` is told, as properties and as attributes, which are the same. docs/embedding.md says what they mean. */
export class VideoAttributes extends HTMLElement {
  /** @returns {string} */
  get src() {
    return this.getAttribute('src') ?? '';
  }

  /** @param {string | undefined} value */
  set src(value) {
    this.#set('src', value);
  }

  /** @returns {string} */
  get media() {
    return this.getAttribute('media') ?? 'video+audio';
  }

  /** @param {string | undefined} value */
  set media(value) {
    this.#set('media', value);
  }

  /** @returns {string} */
  get codecs() {
    return this.getAttribute('codecs') ?? '';
  }

  /** @param {string | undefined} value */
  set codecs(value) {
    this.#set('codecs', value);
  }

  /** @returns {string} */
  get bitrate() {
    return this.getAttribute('bitrate') ?? '';
  }

  /** @param {string | number | undefined} value */
  set bitrate(value) {
    this.#set('bitrate', value);
  }

  /** @returns {string} */
  get iceServers() {
    return this.getAttribute('ice-servers') ?? '';
  }

  /** @param {string | RTCIceServer[] | undefined} value */
  set iceServers(value) {
    this.#set('ice-servers', Array.isArray(value) ? JSON.stringify(value) : value);
  }

  /** @returns {string} */
  get fit() {
    return this.getAttribute('fit') ?? 'contain';
  }

  /** @param {string | undefined} value */
  set fit(value) {
    this.#set('fit', value);
  }

  /** @returns {boolean} */
  get muted() {
    return this.hasAttribute('muted');
  }

  /** @param {boolean | undefined} value */
  set muted(value) {
    this.toggleAttribute('muted', value === true);
  }

  /** @returns {boolean} */
  get controls() {
    return this.hasAttribute('controls');
  }

  /** @param {boolean | undefined} value */
  set controls(value) {
    this.toggleAttribute('controls', value === true);
  }

  /**
   * @param {string} name
   * @param {string | number | undefined} value
   */
  #set(name, value) {
    if (value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }
}

const properties = /** @type {const} */ ([
  'src',
  'media',
  'codecs',
  'bitrate',
  'iceServers',
  'fit',
  'muted',
  'controls',
]);

/**
 * What was set before its class was there is set again, so that it is heard of.
 *
 * @param {VideoAttributes} element
 */
export function upgrade(element) {
  for (const name of properties) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete (/** @type {any} */ (element)[name]);
    /** @type {any} */ (element)[name] = value;
  }
}
