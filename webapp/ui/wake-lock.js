/**
 * Keeps the screen on, where the browser can do that; it lets go whenever the page is hidden, so ask again on return.
 *
 * @param {AbortSignal} signal
 */
export async function keepScreenOn(signal) {
  if (!('wakeLock' in navigator)) return;
  /** @type {WakeLockSentinel | undefined} */ let lock;
  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (signal.aborted) await lock.release();
    } catch {
      // A low battery, for one: then the screen goes dark as usual.
    }
  };
  document.addEventListener('visibilitychange', ask, { signal });
  signal.addEventListener('abort', () => lock?.release());
  await ask();
}
