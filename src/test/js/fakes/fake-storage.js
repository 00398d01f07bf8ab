/** As much of Storage as the page uses, in place of this browser's. */
export class FakeStorage {
  /** @type {Map<string, string>} */
  #items = new Map();
  /** As when storage is full. */
  full = false;

  /** @param {string} key */
  getItem(key) {
    return this.#items.get(key) ?? null;
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    if (this.full) throw new DOMException('', 'QuotaExceededError');
    this.#items.set(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.#items.delete(key);
  }

  /** As where pages may store nothing. @param {'localStorage' | 'sessionStorage'} where */
  static forbid(where) {
    const get = () => {
      throw new DOMException('', 'SecurityError');
    };
    Object.defineProperty(globalThis, where, { get, configurable: true });
  }

  /** @param {'localStorage' | 'sessionStorage'} where */
  install(where) {
    Object.defineProperty(globalThis, where, { value: this, configurable: true });
  }
}
