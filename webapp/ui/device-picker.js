import { element, icon } from './element.js';
import { text } from './phrase.js';
import { rememberDevices } from './remembered.js';
import { canChooseSpeaker, chooseSpeaker, speakerId } from './speaker.js';

/** @typedef {import('../rtc/local-media.js').LocalMedia} LocalMedia */
/** @typedef {'microphone' | 'camera' | 'speaker'} Device */

const kinds = /** @type {const} */ ({
  microphone: 'audioinput',
  camera: 'videoinput',
  speaker: 'audiooutput',
});
/** Chromium lists these beside the devices that they stand for. */
const aliases = ['default', 'communications'];
let pickers = 0;

/**
 * Microphone, camera, speaker: a list for each of which there are several. Hidden while there is no choice at all;
 * fires 'choices' when that changes.
 */
export class DevicePicker extends HTMLElement {
  #media;
  #fields;
  /** @type {AbortController | undefined} */ #listening;

  /** @param {LocalMedia} media */
  constructor(media) {
    super();
    this.#media = media;
    const devices = /** @type {Device[]} */ (Object.keys(kinds));
    pickers += 1;
    this.#fields = devices.map((device) => this.#createField(device));
    this.hidden = true;
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const update = () => this.#update(signal);
    this.#media.addEventListener('change', update, { signal });
    navigator.mediaDevices?.addEventListener('devicechange', update, { signal });
    this.replaceChildren(...this.#fields.map(({ field }) => field));
    update();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** @param {Device} device */
  #createField(device) {
    const id = `${device}-${pickers}`;
    const select = element('select', {
      id,
      change: () => this.#choose(device, select.value),
    });
    const label = element('label', { for: id }, text(`devices.${device}`));
    const box = element('span', { class: 'select' }, select, icon('chevron-down'));
    const field = element('p', { class: 'field', hidden: true }, label, box);
    return { device, field, select };
  }

  /**
   * @param {Device} device
   * @param {string} id
   */
  #choose(device, id) {
    if (device === 'speaker') return chooseSpeaker(id);
    rememberDevices({ [device]: id });
    this.#media.choose(device, id);
  }

  /** @param {AbortSignal} signal */
  async #update(signal) {
    const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    if (signal.aborted) return;
    for (const { device, field, select } of this.#fields) {
      // Devices without a label are those that the browser does not tell about yet.
      const there = all.filter(({ kind, label }) => kind === kinds[device] && label !== '');
      const choices = there.filter(({ deviceId }) => deviceId !== 'communications');
      const real = there.filter(({ deviceId }) => !aliases.includes(deviceId));
      field.hidden = real.length < 2 || (device === 'speaker' && !canChooseSpeaker);
      offer(select, choices);
      const id = device === 'speaker' ? speakerId() : this.#media.deviceId(device);
      if (id) select.value = id; // none of them where it is gone, so that each can be chosen
    }
    const nothing = this.#fields.every(({ field }) => field.hidden);
    if (this.hidden === nothing) return;
    this.hidden = nothing;
    this.dispatchEvent(new Event('choices'));
  }
}

/**
 * Touches the list only when it has changed: it may be open.
 *
 * @param {HTMLSelectElement} select
 * @param {MediaDeviceInfo[]} choices
 */
function offer(select, choices) {
  const same =
    select.options.length === choices.length &&
    choices.every(({ deviceId, label }, index) => {
      const option = select.options[index];
      return option?.value === deviceId && option.text === label;
    });
  if (same) return;
  const options = choices.map(({ deviceId, label }) =>
    element('option', { value: deviceId, dir: 'auto' }, label),
  );
  select.replaceChildren(...options);
}

customElements.define('device-picker', DevicePicker);
