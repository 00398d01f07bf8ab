import { LocalMedia } from '../../../../webapp/rtc/local-media.js';
import { FakeClock } from './fake-clock.js';
import { FakeMediaStream, FakeTrack } from './fake-media.js';

/** Cameras and microphones that do as a test says, and what they were asked for. */
export class FakeMediaDevices {
  /** What asking for each fails with. */
  failing = { audio: '', video: '' };
  /** What the browser says when it refuses. */
  message = '';
  /** @type {string[]} */
  asked = [];
  /** @type {FakeTrack[]} */
  given = [];
  /** Whether requests wait for the person. */
  hold = false;
  /** @type {(() => void) | null} lets the request go on that waits for the person */
  answer = null;
  /** @type {{kind: string, deviceId: string, label: string}[]} those that the browser tells about */
  listed = [];
  /** @type {any} of the newest request */
  constraints;
  /** As some devices are until they deliver. */
  mutedAtFirst = false;
  /** Used by another program. */
  busy = '';

  /** @param {Record<'audio' | 'video', any>} wanted */
  async getUserMedia(wanted) {
    this.constraints = wanted;
    const kinds = /** @type {('audio' | 'video')[]} */ (['audio', 'video']).filter(
      (k) => wanted[k],
    );
    this.asked.push(kinds.join('+'));
    if (this.hold) await new Promise((resolve) => (this.answer = () => resolve(undefined)));
    for (const kind of kinds) {
      if (this.failing[kind]) throw new DOMException(this.message, this.failing[kind]);
    }
    const tracks = kinds.map((kind) => this.#track(kind, wanted[kind].deviceId ?? {}));
    this.given.push(...tracks);
    return new FakeMediaStream(tracks);
  }

  /** @param {string} kind @param {{exact?: string, ideal?: string}} device */
  #track(kind, { exact, ideal }) {
    if (exact && !this.#isListed(exact)) throw new DOMException('', 'OverconstrainedError');
    if (exact && exact === this.busy) throw new DOMException('', 'NotReadableError');
    const preferred = this.#isListed(ideal) && ideal !== this.busy ? ideal : undefined;
    const track = new FakeTrack(kind, exact ?? preferred);
    track.muted = this.mutedAtFirst;
    return track;
  }

  async enumerateDevices() {
    return this.listed;
  }

  /** @param {string | undefined} id */
  #isListed(id) {
    return this.listed.some(({ deviceId }) => deviceId === id);
  }

  /** @param {'audio' | 'video'} kind @param {...string} ids */
  list(kind, ...ids) {
    this.listed = ids.map((id) => ({
      kind: `${kind}input`,
      deviceId: id,
      label: `Label of ${id}`,
    }));
  }
}

/** @param {FakeMediaDevices} fake @param {import('../../../../webapp/rtc/local-media.js').DeviceIds} [chosen] */
export function create(fake, chosen) {
  const clock = new FakeClock();
  const media = new LocalMedia({ devices: /** @type {any} */ (fake), chosen, clock });
  const changes = { count: 0 };
  /** @type {unknown[]} */
  const substitutions = [];
  media.addEventListener('change', () => changes.count++);
  media.addEventListener('substituted', (event) =>
    substitutions.push(/** @type {CustomEvent} */ (event).detail),
  );
  return { media, changes, substitutions, clock };
}

/** @param {LocalMedia} media */
export function kindsIn(media) {
  return media.stream.getTracks().map(({ kind }) => kind);
}

/** Whatever is under way goes on as far as it can. */
export function settle() {
  return new Promise((resolve) => setImmediate(resolve));
}
