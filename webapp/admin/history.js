/** @typedef {import('./server.js').Now} Now */
/** @typedef {{ at: number, value: number }} Point  `at` in milliseconds, by the server's clock */
/** @typedef {'calls' | 'participants' | 'connections' | 'frames' | 'bytes'} Series */

export const span = 5 * 60_000;

/** In seconds: what happens in a moment is no rate. */
const shortest = 1;

/** What the last minutes were like, as far as this page has seen them. */
export class History {
  /** @type {Record<Series, Point[]>} */
  series = { calls: [], participants: [], connections: [], frames: [], bytes: [] };
  /** @type {Now | undefined} */
  #last;

  /** @param {Now} now */
  add(now) {
    const { overview } = now;
    const at = Date.parse(now.at);
    this.#put('calls', at, overview.calls);
    this.#put('participants', at, overview.participantsPresent + overview.participantsAway);
    this.#put('connections', at, overview.connections);
    const last = this.#last;
    const seconds = last ? (at - Date.parse(last.at)) / 1000 : 0;
    // Another start begins to count anew, as does a clock that was put back.
    if (last && seconds > 0 && last.overview.startedAt === overview.startedAt) {
      if (seconds < shortest) return;
      const { framesIn, framesOut, bytesIn, bytesOut } = last.overview;
      const frames = overview.framesIn + overview.framesOut - framesIn - framesOut;
      const bytes = overview.bytesIn + overview.bytesOut - bytesIn - bytesOut;
      this.#put('frames', at, frames / seconds);
      this.#put('bytes', at, bytes / seconds);
    }
    this.#last = now;
  }

  /** @param {Series} series @param {number} at @param {number} value */
  #put(series, at, value) {
    const points = this.series[series];
    points.push({ at, value });
    while (points[0] && points[0].at < at - span) points.shift();
  }

  /** @param {Series} series */
  latest(series) {
    return this.series[series].at(-1)?.value;
  }

  /** @param {Series} series */
  most(series) {
    return Math.max(0, ...this.series[series].map(({ value }) => value));
  }
}
