/** @typedef {'audio' | 'video'} Kind */
/** @typedef {boolean | MediaTrackConstraints} Constraint */
/** @typedef {Partial<Record<Kind, ConstrainDOMString>>} Wanted */

/** What the browser gives: which cameras and microphones there are, and their tracks. */
export class InputDevices {
  #devices;
  #constraints;

  /** Ids of those to be preferred. @type {Partial<Record<Kind, string>>} */
  chosen = {};

  /**
   * @param {MediaDevices | null} devices missing outside secure contexts, and in some apps
   * @param {Record<Kind, Constraint>} constraints
   */
  constructor(devices, constraints) {
    this.#devices = devices;
    this.#constraints = constraints;
  }

  /**
   * The chosen ones, or whatever there is. Chromium does not always heed `ideal`, so what is known to be there is asked
   * for with `exact` first.
   *
   * @param {Kind[]} kinds
   * @returns {Promise<MediaStreamTrack[]>}
   */
  async open(kinds) {
    /** @type {Wanted} */
    const ideal = {};
    /** @type {Wanted} */
    const exact = {};
    for (const kind of kinds) {
      const id = this.chosen[kind];
      if (!id) continue;
      ideal[kind] = { ideal: id };
      const there = await this.list(kind);
      if (there.some(({ deviceId }) => deviceId === id)) exact[kind] = { exact: id };
    }
    if (Object.keys(exact).length > 0) {
      try {
        return await this.#request(kinds, { ...ideal, ...exact });
      } catch (error) {
        if (error instanceof Error && error.name === 'NotAllowedError') throw error;
      }
    }
    return this.#request(kinds, ideal);
  }

  /**
   * @param {Kind} kind
   * @param {string} deviceId of the only one that will do
   */
  openExactly(kind, deviceId) {
    return this.#request([kind], { [kind]: { exact: deviceId } });
  }

  /**
   * @param {Kind} kind
   * @returns {Promise<MediaDeviceInfo[]>} ids and labels are empty as long as the page may not use them
   */
  async list(kind) {
    try {
      const all = (await this.#devices?.enumerateDevices()) ?? [];
      return all.filter((device) => device.kind === `${kind}input`);
    } catch {
      return [];
    }
  }

  /**
   * @param {Kind[]} kinds
   * @param {Wanted} wanted
   */
  async #request(kinds, wanted) {
    if (!this.#devices?.getUserMedia) throw new DOMException('', 'NotSupportedError');
    /** @param {Kind} kind */
    const constraint = (kind) => {
      const base = this.#constraints[kind];
      const deviceId = wanted[kind];
      if (!kinds.includes(kind) || !base || !deviceId) return kinds.includes(kind) && base;
      return { ...(base === true ? {} : base), deviceId };
    };
    const stream = await this.#devices.getUserMedia({
      audio: constraint('audio'),
      video: constraint('video'),
    });
    return stream.getTracks();
  }
}
