export class FakeTrack extends EventTarget {
  enabled = true;
  muted = false;
  readyState = 'live';

  /**
   * @param {string} kind
   * @param {string} [deviceId]
   */
  constructor(kind, deviceId = `a ${kind} device`) {
    super();
    this.kind = kind;
    this.deviceId = deviceId;
    this.label = `Label of ${deviceId}`;
  }

  getSettings() {
    return { deviceId: this.deviceId };
  }

  stop() {
    this.readyState = 'ended';
  }

  /** The device goes away. */
  end() {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }

  mute() {
    this.muted = true;
    this.dispatchEvent(new Event('mute'));
  }

  unmute() {
    this.muted = false;
    this.dispatchEvent(new Event('unmute'));
  }
}

export class FakeMediaStream {
  /** @type {Set<FakeTrack>} */
  #tracks = new Set();

  /** @param {FakeTrack[]} [tracks] */
  constructor(tracks = []) {
    this.#tracks = new Set(tracks);
  }

  getTracks() {
    return [...this.#tracks];
  }

  /** @param {FakeTrack} track */
  addTrack(track) {
    this.#tracks.add(track);
  }

  /** @param {FakeTrack} track */
  removeTrack(track) {
    this.#tracks.delete(track);
  }
}

Object.assign(globalThis, { MediaStream: FakeMediaStream });

/** As much of LocalMedia as the mesh sees. */
export class FakeLocalMedia extends EventTarget {
  stream = new FakeMediaStream();
  microphone = 'none';
  camera = 'none';
  /** @type {Record<string, string>} */
  failures = {};

  /** @param {string} kind */
  track(kind) {
    return this.stream.getTracks().find((track) => track.kind === kind) ?? null;
  }

  /** @param {boolean} on */
  setCamera(on) {
    const track = this.track('video');
    if (track) this.stream.removeTrack(track);
    if (on) this.stream.addTrack(new FakeTrack('video'));
    this.camera = on ? 'on' : 'off';
    this.dispatchEvent(new Event('change'));
  }

  /** @param {string} [failure] none: it works again */
  setCameraFailure(failure) {
    this.failures = failure ? { camera: failure } : {};
    this.dispatchEvent(new Event('change'));
  }
}
