import { Refused } from './server.js';

/** @typedef {import('./server.js').Now} Now */

const pause = 2000;

/** After these it would be said again and again. */
const final = ['signed-out', 'not-administrator'];

/**
 * Asks the server again and again, as long as someone can see the page.
 *
 * @param {() => Promise<Now>} ask
 * @param {(now: Now) => void} tell
 * @param {(code: string) => void} fail  the server's code, or "silent"
 * @returns {() => Promise<void>}  asks at once
 */
export function watch(ask, tell, fail) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let latest = 0;
  let over = false;

  async function look() {
    clearTimeout(timer);
    if (over || document.hidden) return;
    const asked = ++latest;
    /** @type {() => void} */
    let answer;
    try {
      const now = await ask();
      answer = () => tell(now);
    } catch (error) {
      const code = error instanceof Refused ? error.code : 'silent';
      answer = () => {
        over = final.includes(code);
        fail(code);
      };
    }
    if (asked !== latest) return; // what was asked later knows more
    timer = setTimeout(look, pause);
    answer();
  }

  document.addEventListener('visibilitychange', look);
  look();
  return look;
}
