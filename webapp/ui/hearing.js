/** In decibels below full scale. Speech is well above it, the noise of a quiet room below. */
const faintestSound = -50;
const faintestShown = -60;
const loudestShown = -12;
/** Milliseconds of silence until something is said about it. */
const patienceAtFirst = 8000;
const patienceOnceHeard = 30000;

/**
 * @param {Float32Array} samples  from -1 to 1
 * @returns {number}  decibels below full scale, -Infinity for nothing at all
 */
export function loudness(samples) {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return 10 * Math.log10(sum / samples.length);
}

/**
 * @param {number} decibels
 * @returns {number}  how far a meter goes: 0 to 1
 */
export function levelOf(decibels) {
  const level = (decibels - faintestShown) / (loudestShown - faintestShown);
  return Math.min(1, Math.max(0, level));
}

/** Whether anything comes from a microphone that is on. */
export class Hearing {
  #silentFor = 0;
  #heard = false;
  /** @type {'waiting' | 'heard' | 'silent'} */
  state = 'waiting';

  /**
   * @param {number} decibels
   * @param {number} time  since the last time, in milliseconds
   */
  listen(decibels, time) {
    if (decibels >= faintestSound) {
      this.#silentFor = 0;
      this.#heard = true;
      this.state = 'heard';
      return;
    }
    this.#silentFor += time;
    const patience = this.#heard ? patienceOnceHeard : patienceAtFirst;
    if (this.#silentFor >= patience) this.state = 'silent';
  }
}
