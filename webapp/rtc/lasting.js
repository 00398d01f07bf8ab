/** @import { Clock } from '../signaling/clock.js' */

/**
 * What is only worth saying if it lasts, and does not change from one moment to the next: who looks at it again and again
 * says what it looks like, and `value` follows slowly.
 *
 * @template {string} Value
 */
export class Lasting {
  #clock;
  #patience;
  #since = 0;
  /** @type {Value | null} */ #latest = null;
  #latestSince = 0;

  /** @type {Value | null} */
  value = null;

  /**
   * @param {Clock} clock
   * @param {{appears: number, changes?: number, vanishes?: number}} patience in milliseconds: before there is a value,
   *   another one, and none any more
   */
  constructor(clock, patience) {
    this.#clock = clock;
    this.#patience = patience;
  }

  /** What it looked like last. */
  get latest() {
    return this.#latest;
  }

  /**
   * @param {Value | null} latest
   * @returns {boolean} whether `value` is another one now
   */
  observe(latest) {
    const now = this.#clock.now();
    if (latest !== this.#latest) {
      if (this.#latest === null && this.value === null) this.#since = now;
      this.#latest = latest;
      this.#latestSince = now;
    }
    if (latest === this.value || !this.#isRipe(now)) return false;
    this.value = latest;
    return true;
  }

  /** @param {number} now */
  #isRipe(now) {
    const { appears, changes = 0, vanishes = 0 } = this.#patience;
    const lasted = now - this.#latestSince;
    if (this.#latest === null) return lasted >= vanishes;
    if (this.value === null && now - this.#since < appears) return false;
    return lasted >= changes;
  }

  /**
   * At once, whatever it looked like.
   *
   * @returns {boolean} whether there was a value
   */
  clear() {
    const before = this.value;
    this.value = this.#latest = null;
    return before !== null;
  }
}
