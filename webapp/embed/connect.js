/** @import { Tracks } from './capture.js' */
/** @import { Wishes } from './plan.js' */
import { capture, release } from './capture.js';
import { negotiate } from './negotiate.js';
import { openConnection, openSocket } from './open.js';
import { planOf } from './plan.js';
import { show } from './show.js';

/**
 * @typedef {object} Connected
 * @property {RTCPeerConnection} pc
 * @property {WebSocket} ws
 * @property {Promise<void>} answered  rejects with a Failure, and everything is closed
 * @property {() => void} close  everything, devices included
 */

/**
 * The same without an element. It connects once: what happens then, and when it is enough, is for the caller to see.
 *
 * @param {string} media  such as "video+audio"
 * @param {HTMLVideoElement | null} video  shows what comes, or what is sent where no picture comes
 * @param {string} url
 * @param {Wishes} [wishes]
 * @returns {Connected} at once
 * @throws {import('./failure.js').Failure} where an argument is wrong
 */
export function connect(media, video, url, wishes = {}) {
  const plan = planOf(media, url, wishes);
  const pc = openConnection(plan.iceServers);
  /** @type {WebSocket} */ let ws;
  try {
    ws = openSocket(plan.url);
  } catch (error) {
    pc.close();
    throw error;
  }
  const ended = new AbortController();
  /** @type {Tracks} */ let tracks = new Map();

  const close = () => {
    ended.abort();
    release(tracks);
    ws.close();
    pc.close();
    if (video) video.srcObject = null;
  };
  const begin = async () => {
    try {
      tracks = await capture(plan.media);
      if (ended.signal.aborted) return release(tracks);
      const answered = negotiate(pc, ws, plan, tracks, ended.signal);
      if (video) show(pc, tracks, video);
      await answered;
    } catch (error) {
      close();
      throw error;
    }
  };
  return { pc, ws, answered: begin(), close };
}
