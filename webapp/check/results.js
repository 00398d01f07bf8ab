import { toOthers, toTheServer } from './checks.js';
import { worst } from './verdict.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('./verdict.js').Check} Check */
/** @typedef {import('./verdict.js').Topic} Topic */
/** @typedef {import('./verdict.js').Verdict} Verdict */

/** @typedef {{ id: Topic, subject: string, verdict: Verdict | null }} Line  null: not known yet */

/**
 * All that is found out on this page, for whatever shows it. Fires `line` (detail: a Line) when there is one more, or one
 * has its verdict, and `state`.
 */
export class Results extends EventTarget {
  /** Of the connection, in order. @type {Line[]} */
  lines = [];
  /** Of camera, microphone, speaker. @type {Line[]} */
  devices = [];
  /** @type {'idle' | 'running' | 'done'} */
  state = 'idle';
  /** Of the latest run. @type {Context | undefined} */ #context;

  /** What it all comes to. */
  get overall() {
    return worst([...this.lines, ...this.devices].map(({ verdict }) => verdict?.state));
  }

  /**
   * Checks the connection, from the beginning.
   *
   * @param {Context} context
   */
  async run(context) {
    this.#context = context;
    this.lines = [];
    this.#enter('running');
    try {
      for (const check of toTheServer) await this.#run(check, context);
      const further = toOthers(context);
      // Those that wait for servers do so together; what is measured comes when nothing disturbs it.
      const loop = /** @type {Check} */ (further.pop());
      await Promise.all(further.map((check) => this.#run(check, context)));
      await this.#run(loop, context);
    } finally {
      context.ownCall?.leave();
      this.#enter('done');
    }
  }

  /** Nobody wants to know any more: nothing else is asked, and what is open is closed. */
  stop() {
    this.#context?.stop();
  }

  /**
   * @param {import('./verdict.js').DeviceTopic} id
   * @param {Verdict | null} verdict
   */
  putDevice(id, verdict) {
    const known = this.devices.find((line) => line.id === id);
    const line = known ?? { id, subject: '', verdict };
    if (known && JSON.stringify(known.verdict) === JSON.stringify(verdict)) return;
    if (!known) this.devices.push(line);
    line.verdict = verdict;
    this.dispatchEvent(new CustomEvent('line', { detail: line }));
  }

  /**
   * @param {Check} check
   * @param {Context} context
   */
  async #run({ id, subject = '', run }, context) {
    if (context.stopped) return;
    /** @type {Line} */
    const line = { id, subject, verdict: null };
    this.lines.push(line);
    const tell = () => this.dispatchEvent(new CustomEvent('line', { detail: line }));
    tell();
    try {
      line.verdict = await run(context);
    } catch (error) {
      const code = error instanceof Error ? error.name : 'unknown';
      line.verdict = { state: 'bad', says: { key: 'check.failed' }, facts: { code } };
    }
    tell();
  }

  /** @param {'running' | 'done'} state */
  #enter(state) {
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }
}
