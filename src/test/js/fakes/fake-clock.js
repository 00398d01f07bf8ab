/** A Clock that stands still until `advance()`. Callbacks run in the order of their times. */
export class FakeClock {
  #now = 0;
  #slept = 0;
  #serial = 0;
  /** @type {Map<number, {at: number, callback: () => void}>} */
  #timers = new Map();

  now = () => this.#now;
  today = () => Date.UTC(2026, 0) + this.#now + this.#slept;

  /** @param {() => void} callback @param {number} delay */
  setTimeout = (callback, delay) => {
    this.#serial += 1;
    this.#timers.set(this.#serial, { at: this.#now + delay, callback });
    return this.#serial;
  };

  /** @param {any} timer */
  clearTimeout = (timer) => {
    this.#timers.delete(timer);
  };

  /** @returns {number} how many timers are running */
  get pending() {
    return this.#timers.size;
  }

  /** @returns {number | null} milliseconds until the next timer */
  get next() {
    const times = [...this.#timers.values()].map(({ at }) => at - this.#now);
    return times.length > 0 ? Math.min(...times) : null;
  }

  /** As a machine does: the calendar goes on, all else stands still. @param {number} milliseconds */
  sleep(milliseconds) {
    this.#slept += milliseconds;
  }

  /** @param {number} milliseconds */
  advance(milliseconds) {
    const end = this.#now + milliseconds;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end);
      if (due.length === 0) break;
      const [serial, { at, callback }] = due.reduce((a, b) => (b[1].at < a[1].at ? b : a));
      this.#timers.delete(serial);
      this.#now = Math.max(this.#now, at);
      callback();
    }
    this.#now = end;
  }
}
