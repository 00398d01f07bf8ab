/** @typedef {'audio' | 'video'} Kind */
/** @typedef {'on' | 'off' | 'none'} DeviceState `none`: no device, denied, failed, not asked yet */

/**
 * What is asked of the camera. In a mesh each picture is encoded once for every other participant.
 *
 * @type {MediaTrackConstraints}
 */
const VIDEO = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 30 } };

/** In place of a DOMException's name: it worked, until it was unplugged or forbidden. */
const DEVICE_ENDED = 'DeviceLost';

const DEVICES = /** @type {const} */ ({ audio: 'microphone', video: 'camera' });

/**
 * The camera and the microphone of this page. Nothing here rejects or throws: what fails is said in
 * `failures`. Fires `change` after each change.
 */
export class LocalMedia extends EventTarget {
  #devices;
  #constraints;
  /** One request for devices at a time, in the order of the wishes. */
  #queue = Promise.resolve();
  /** Moves with `stop()`: what a request before it brings is let go. */
  #run = 0;

  /** The same object for the life of the page; empty without a device. */
  stream = new MediaStream();
  /** @type {DeviceState} */
  camera = 'none';
  /** @type {DeviceState} */
  microphone = 'none';
  /**
   * Names of DOMExceptions, such as NotAllowedError; or DeniedBySystem, DeviceLost.
   *
   * @type {{camera?: string, microphone?: string}}
   */
  failures = {};

  /**
   * @param {object} [options]
   * @param {MediaDevices | null} [options.devices] missing outside secure contexts, and in some apps
   * @param {{audio: boolean | MediaTrackConstraints, video: boolean | MediaTrackConstraints}}
   *   [options.constraints]
   */
  constructor({
    devices = navigator.mediaDevices,
    constraints = { audio: true, video: VIDEO },
  } = {}) {
    super();
    this.#devices = devices;
    this.#constraints = constraints;
  }

  /**
   * @param {Kind} kind
   * @returns {MediaStreamTrack | null} null while there is nothing to send
   */
  track(kind) {
    return this.stream.getTracks().find((track) => track.kind === kind) ?? null;
  }

  /** Asks for whatever is missing: for both together, then for each alone. May be called again. */
  start() {
    return this.#enqueue(async () => {
      if (!this.track('audio') && !this.track('video')) await this.#acquire(['audio', 'video']);
      if (!this.track('audio')) await this.#acquire(['audio']);
      if (!this.track('video')) await this.#acquire(['video']);
    });
  }

  /**
   * Off stops the track, so that the camera's light goes out; on asks for the camera again.
   *
   * @param {boolean} on
   */
  setCamera(on) {
    return this.#enqueue(async () => {
      if (on && !this.track('video')) await this.#acquire(['video']);
      else if (!on && this.track('video')) this.#drop('video', 'off');
    });
  }

  /**
   * Off sends silence: the track stays, so that on is immediate.
   *
   * @param {boolean} on
   */
  setMicrophone(on) {
    return this.#enqueue(async () => {
      const track = this.track('audio');
      if (!track) return on ? this.#acquire(['audio']) : undefined;
      track.enabled = on;
      this.#set('audio', on ? 'on' : 'off');
    });
  }

  /** Lets go of both devices at once, also of those still being asked for. */
  stop() {
    this.#run += 1;
    for (const track of this.stream.getTracks()) {
      this.#drop(/** @type {Kind} */ (track.kind), 'off');
    }
  }

  /** @param {Kind[]} kinds */
  async #acquire(kinds) {
    const run = this.#run;
    try {
      if (!this.#devices?.getUserMedia) throw new DOMException('', 'NotSupportedError');
      const { audio, video } = this.#constraints;
      const stream = await this.#devices.getUserMedia({
        audio: kinds.includes('audio') && audio,
        video: kinds.includes('video') && video,
      });
      for (const track of stream.getTracks()) {
        if (run === this.#run) this.#add(track);
        else track.stop();
      }
    } catch (error) {
      // Which of several devices is to blame is known when each has been asked for alone.
      if (kinds.length > 1 || run !== this.#run) return;
      this.#set(kinds[0], 'none', failureOf(error));
    }
  }

  /** @param {MediaStreamTrack} track */
  #add(track) {
    const kind = /** @type {Kind} */ (track.kind);
    this.stream.addTrack(track);
    // Fired when the device is unplugged or its permission withdrawn, not by track.stop().
    track.addEventListener('ended', () => {
      if (track === this.track(kind)) this.#drop(kind, 'none', DEVICE_ENDED);
    });
    this.#set(kind, 'on');
  }

  /**
   * @param {Kind} kind
   * @param {DeviceState} state
   * @param {string} [failure]
   */
  #drop(kind, state, failure) {
    const track = this.track(kind);
    if (!track) return;
    track.stop();
    this.stream.removeTrack(track);
    this.#set(kind, state, failure);
  }

  /**
   * @param {Kind} kind
   * @param {DeviceState} state
   * @param {string} [failure]
   */
  #set(kind, state, failure) {
    const device = DEVICES[kind];
    this[device] = state;
    const { [device]: _, ...others } = this.failures;
    this.failures = failure ? { ...others, [device]: failure } : others;
    this.dispatchEvent(new Event('change'));
  }

  /** @param {() => Promise<unknown>} step that does not reject */
  #enqueue(step) {
    const done = this.#queue.then(() => step()).then(() => {});
    this.#queue = done;
    return done;
  }
}

/**
 * @param {unknown} error that getUserMedia rejected with
 * @returns {string}
 */
function failureOf(error) {
  if (!(error instanceof Error)) return String(error);
  // Chromium's words when the operating system keeps the browser itself from a device.
  const bySystem = error.name === 'NotAllowedError' && /by system/i.test(error.message);
  return bySystem ? 'DeniedBySystem' : error.name;
}
