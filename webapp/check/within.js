/** @import { Clock } from '../signaling/clock.js' */

/**
 * @template T
 * @param {Clock} clock
 * @param {number} patience  milliseconds
 * @param {Promise<T>} promise
 * @returns {Promise<T | null>}  null if it takes too long
 */
export async function within(clock, patience, promise) {
  /** @type {unknown} */ let timer;
  /** @type {Promise<null>} */
  const late = new Promise((resolve) => {
    timer = clock.setTimeout(() => resolve(null), patience);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clock.clearTimeout(timer);
  }
}
