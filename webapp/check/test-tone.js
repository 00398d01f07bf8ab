import { systemClock } from '../signaling/clock.js';
import { hearThroughSpeaker } from '../ui/speaker.js';
import { within } from './within.js';

/** In hertz: three notes that small speakers play, too. */
const notes = [440, 554, 659];
const noteLength = 0.35;
const volume = 0.15;
/** Milliseconds. Where no output starts, a browser waits for ever. */
const PATIENCE = 5_000;

/**
 * Plays a few notes at the chosen speaker. Only after a click: browsers want one.
 *
 * @param {import('../signaling/clock.js').Clock} [clock]
 * @returns {Promise<boolean>}  when they have been played, or could not be
 */
export async function playTone(clock = systemClock) {
  const context = new AudioContext();
  const audio = new Audio();
  try {
    return (await within(clock, PATIENCE, play(context, audio))) ?? false;
  } catch {
    return false;
  } finally {
    audio.srcObject = null;
    context.close(); // which may wait for the output, too
  }
}

/**
 * @param {AudioContext} context
 * @param {HTMLAudioElement} audio
 */
async function play(context, audio) {
  await context.resume();
  const output = context.createMediaStreamDestination();
  const end = compose(context, output);
  audio.srcObject = output.stream;
  await hearThroughSpeaker(audio);
  await audio.play();
  await end;
  return true;
}

/**
 * @param {AudioContext} context
 * @param {AudioNode} output
 */
function compose(context, output) {
  const gain = new GainNode(context, { gain: 0 });
  gain.connect(output);
  const oscillator = new OscillatorNode(context, { frequency: notes[0] });
  oscillator.connect(gain);
  const begin = context.currentTime + 0.1;
  for (const [index, note] of notes.entries()) {
    const at = begin + index * noteLength;
    oscillator.frequency.setValueAtTime(note, at);
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(volume, at + 0.03);
    gain.gain.linearRampToValueAtTime(0, at + noteLength); // no clicks
  }
  oscillator.start();
  oscillator.stop(begin + notes.length * noteLength + 0.1);
  return new Promise((resolve) => oscillator.addEventListener('ended', resolve, { once: true }));
}
