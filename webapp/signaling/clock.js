// All in milliseconds.
const LOOK_EVERY = 5_000;
/** Timers of hidden pages are late by a second or by a minute, which is no sleep but no harm either. */
const SLEPT = 15_000;

/**
 * Time as the signaling sees it, so that tests can let it pass.
 *
 * @typedef {object} Clock
 * @property {() => number} now milliseconds since some moment; never goes back
 * @property {() => number} today milliseconds since 1970, as the machine's calendar has it
 * @property {(callback: () => void, delay: number) => unknown} setTimeout delay in milliseconds
 * @property {(timer: any) => void} clearTimeout
 */

/** @type {Clock} */
export const systemClock = {
  now: () => performance.now(),
  today: () => Date.now(),
  setTimeout: (callback, delay) => setTimeout(callback, delay),
  clearTimeout: (timer) => clearTimeout(timer),
};

/**
 * Calls back when the machine has slept. Timers and `performance.now()` may have stood still meanwhile (in Chromium they
 * do, but on Windows); the calendar has not.
 *
 * @param {() => void} callback
 * @param {AbortSignal} signal
 * @param {Clock} [clock]
 */
export function onWaking(callback, signal, clock = systemClock) {
  let last = clock.today();
  const look = () => {
    const now = clock.today();
    if (now - last > SLEPT) callback();
    last = now;
    timer = clock.setTimeout(look, LOOK_EVERY);
  };
  let timer = clock.setTimeout(look, LOOK_EVERY);
  signal.addEventListener('abort', () => clock.clearTimeout(timer));
}
