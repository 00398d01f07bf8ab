/**
 * A small seeded generator (mulberry32): the same seed, the same run.
 *
 * @param {number} seed
 * @returns {() => number} at least 0, less than 1
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @returns {number} SEED of the environment, or a new one */
export function seedOfThisRun() {
  return Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));
}

/**
 * @param {number} normally
 * @returns {number} of a property: RUNS of the environment times as many as normally
 */
export function runs(normally) {
  return normally * Number(process.env.RUNS ?? 1);
}
