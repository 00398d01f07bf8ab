/** @import { Clock } from '../signaling/clock.js' */
/** @import { Constraint, Kind } from './input-devices.js' */
import { systemClock } from '../signaling/clock.js';
import { InputDevices } from './input-devices.js';

/** @typedef {'on' | 'off' | 'none'} DeviceState `none`: no device, denied, failed, not asked yet */

/**
 * What is asked of the camera. In a mesh each picture is encoded once for every other participant.
 *
 * @type {MediaTrackConstraints}
 */
const VIDEO = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 30 } };

/** In place of a DOMException's name: it worked, until it was unplugged or forbidden. */
const DEVICE_ENDED = 'DeviceLost';
/** Whoever does that is not asked again at once. */
const PROMPT_CLOSED = 'PermissionDismissed';
/** It works, but the system withholds what it delivers: during a phone call, or by a switch on the device. */
const DEVICE_MUTED = 'DeviceMuted';
/** In milliseconds. A track may start muted, or be so in passing. */
const MOMENT = 1_000;

const DEVICES = /** @type {const} */ ({ audio: 'microphone', video: 'camera' });
const KINDS = /** @type {const} */ ({ microphone: 'audio', camera: 'video' });

/** @typedef {'microphone' | 'camera'} Device */
/** @typedef {Partial<Record<Device, string>>} DeviceIds */
/** @typedef {{device: Device, lost: string, now: string}} Substitution with the labels of both */

/**
 * The camera and the microphone of this page. Nothing here rejects or throws: what fails is said in
 * `failures`. Fires `change` after each change, and `substituted` (detail: a Substitution) when a device
 * was unplugged, or could not be had when it was chosen, and another one is in use instead.
 */
export class LocalMedia extends EventTarget {
  #devices;
  #clock;
  /** One request for devices at a time, in the order of the wishes. */
  #queue = Promise.resolve();
  /** Moves with `stop()`: what was wished for before it is not asked for, and what it brings is let go. */
  #run = 0;
  /** The newest wish; it holds for a microphone that is still being asked for. */
  #muted = false;

  /** The same object for the life of the page; empty without a device. */
  stream = new MediaStream();
  /** @type {DeviceState} */
  camera = 'none';
  /** @type {DeviceState} */
  microphone = 'none';
  /**
   * Names of DOMExceptions, such as NotAllowedError; or DeniedBySystem, PermissionDismissed, DeviceLost,
   * DeviceMuted. With the last one the device is `on`.
   *
   * @type {{camera?: string, microphone?: string}}
   */
  failures = {};

  /**
   * @param {object} [options]
   * @param {MediaDevices | null} [options.devices] missing outside secure contexts, and in some apps
   * @param {Record<Kind, Constraint>} [options.constraints]
   * @param {DeviceIds} [options.chosen] to be preferred, if they are there
   * @param {Clock} [options.clock]
   */
  constructor({
    devices = navigator.mediaDevices,
    constraints = { audio: true, video: VIDEO },
    chosen = {},
    clock = systemClock,
  } = {}) {
    super();
    this.#clock = clock;
    this.#devices = new InputDevices(devices, constraints);
    this.#devices.chosen = { audio: chosen.microphone, video: chosen.camera };
  }

  /**
   * @param {Kind} kind
   * @returns {MediaStreamTrack | null} null while there is nothing to send
   */
  track(kind) {
    return this.stream.getTracks().find((track) => track.kind === kind) ?? null;
  }

  /**
   * @param {Device} device
   * @returns {string | undefined} the one in use, or else the one that was chosen
   */
  deviceId(device) {
    return this.track(KINDS[device])?.getSettings().deviceId ?? this.#devices.chosen[KINDS[device]];
  }

  /** Asks for whatever is missing: for both together, then for each alone. May be called again. */
  start() {
    return this.#enqueue(() => this.#ask(['audio', 'video']));
  }

  /**
   * Off stops the track, so that the camera's light goes out; on asks for the camera again.
   *
   * @param {boolean} on
   */
  setCamera(on) {
    const off = () => this.track('video') && this.#drop('video', 'off');
    if (!on) off(); // at once, whatever the browser is asking
    return this.#enqueue(async () => (on ? this.#ask(['video']) : off()));
  }

  /**
   * Off sends silence: the track stays, so that on is immediate.
   *
   * @param {boolean} on
   */
  async setMicrophone(on) {
    this.#muted = !on;
    const track = this.track('audio');
    if (on && (!track || this.failures.microphone)) {
      await this.#enqueue(() => this.#ask(['audio']));
    } else if (track) {
      track.enabled = on;
      this.#judge(track);
    }
  }

  /**
   * Uses another device from now on; while it is off, from the next time on.
   *
   * @param {Device} device
   * @param {string} deviceId
   */
  choose(device, deviceId) {
    return this.#enqueue(async () => {
      const kind = KINDS[device];
      if (this.track(kind) || this.failures[device]) await this.#exchange(kind, deviceId);
      else this.#devices.chosen[kind] = deviceId;
      this.dispatchEvent(new Event('change'));
    });
  }

  /** Lets go of both devices at once, also of those still being asked for. */
  stop() {
    this.#run += 1;
    this.#muted = false;
    for (const track of this.stream.getTracks()) {
      this.#drop(/** @type {Kind} */ (track.kind), 'off');
    }
  }

  /** Also anew for what is withheld: not all systems give it back to the same track. @param {Kind[]} kinds */
  async #ask(kinds) {
    const missing = kinds.filter((kind) => !this.track(kind) || this.failures[DEVICES[kind]]);
    for (const kind of missing) this.track(kind)?.stop();
    if (missing.length > 0) await this.#acquire(missing);
  }

  /** @param {Kind[]} kinds */
  async #acquire(kinds) {
    const run = this.#run;
    try {
      await this.#take(this.#devices.open(kinds));
    } catch (error) {
      const failure = failureOf(error);
      // Which of several devices is to blame is known when each has been asked for alone.
      const each = kinds.length > 1 && failure !== PROMPT_CLOSED;
      for (const kind of kinds) {
        if (run !== this.#run) return;
        if (each) await this.#acquire([kind]);
        else this.#drop(kind, 'none', failure);
      }
    }
  }

  /**
   * @param {Kind} kind
   * @param {string} deviceId
   */
  async #exchange(kind, deviceId) {
    const run = this.#run;
    this.track(kind)?.stop(); // phones open one camera at a time
    try {
      await this.#take(this.#devices.openExactly(kind, deviceId));
      this.#devices.chosen[kind] = deviceId;
    } catch {
      const wanted = (await this.#devices.list(kind)).find((one) => one.deviceId === deviceId);
      if (run !== this.#run) return;
      await this.#acquire([kind]);
      this.#substituted(kind, wanted?.label ?? '');
    }
  }

  /** @param {Promise<MediaStreamTrack[]>} request */
  async #take(request) {
    const run = this.#run;
    for (const track of await request) {
      if (run === this.#run) this.#add(track);
      else track.stop();
    }
  }

  /** In place of the track before, if there is one. @param {MediaStreamTrack} track */
  #add(track) {
    const kind = /** @type {Kind} */ (track.kind);
    const before = this.track(kind);
    if (before) {
      before.stop();
      this.stream.removeTrack(before);
    }
    this.stream.addTrack(track);
    const { deviceId } = track.getSettings();
    // Fired when the device is unplugged or its permission withdrawn, not by track.stop().
    track.addEventListener('ended', () => this.#enqueue(() => this.#lost(track, deviceId)));
    const judge = () => this.#judge(track);
    const judgeLater = () => this.#clock.setTimeout(judge, MOMENT);
    track.addEventListener('mute', judgeLater);
    track.addEventListener('unmute', judge);
    if (track.muted) judgeLater();
    track.enabled = kind === 'video' || !this.#muted;
    this.#set(kind, track.enabled ? 'on' : 'off');
  }

  /** What there is to say of a track that goes on. @param {MediaStreamTrack} track */
  #judge(track) {
    const kind = /** @type {Kind} */ (track.kind);
    if (track !== this.track(kind)) return;
    const failure = track.enabled && track.muted ? DEVICE_MUTED : undefined;
    this.#set(kind, track.enabled ? 'on' : 'off', failure);
  }

  /**
   * Another device takes over, if one is there that the browser still lets this page use.
   *
   * @param {MediaStreamTrack} track
   * @param {string | undefined} deviceId
   */
  async #lost(track, deviceId) {
    const kind = /** @type {Kind} */ (track.kind);
    const inputs = await this.#devices.list(kind);
    if (track !== this.track(kind)) return;
    // Without a permission the browser keeps the labels back.
    if (!inputs.some((input) => input.label !== '' && input.deviceId !== deviceId)) {
      return this.#drop(kind, 'none', DEVICE_ENDED);
    }
    await this.#acquire([kind]);
    this.#substituted(kind, track.label);
  }

  /**
   * @param {Kind} kind
   * @param {string} lost
   */
  #substituted(kind, lost) {
    const now = this.track(kind);
    if (!now) return;
    const detail = { device: DEVICES[kind], lost, now: now.label };
    this.dispatchEvent(new CustomEvent('substituted', { detail }));
  }

  /**
   * @param {Kind} kind
   * @param {DeviceState} state
   * @param {string} [failure]
   */
  #drop(kind, state, failure) {
    const track = this.track(kind);
    track?.stop();
    if (track) this.stream.removeTrack(track);
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
    const run = this.#run;
    this.#queue = this.#queue.then(async () => {
      if (run === this.#run) await step();
    });
    return this.#queue;
  }
}

/**
 * @param {unknown} error that getUserMedia rejected with
 * @returns {string}
 */
function failureOf(error) {
  if (!(error instanceof Error)) return String(error);
  if (error.name !== 'NotAllowedError') return error.name;
  // Chromium's words when the prompt was closed, which it counts, and when the system keeps the browser itself out.
  if (/dismissed/i.test(error.message)) return PROMPT_CLOSED;
  return /by system/i.test(error.message) ? 'DeniedBySystem' : error.name;
}
