import { choice } from './choice.js';
import { text } from './phrase.js';
import { relayOnlyWanted, rememberRelayOnly } from './remembered.js';

/**
 * Whether the others may learn the address of this device. There is no choice without a relay, nor where nobody may
 * learn anything; but whoever has made it where there was one must be able to take it back. Nobody loses it because the
 * settings could not be read.
 *
 * @param {Promise<import('./settings.js').Settings>} settings
 * @param {(wanted: boolean) => void} [chosen]
 */
export function relayChoice(settings, chosen = () => {}) {
  const wanted = relayOnlyWanted();
  const change = (/** @type {boolean} */ now) => {
    rememberRelayOnly(now);
    chosen(now);
  };
  const made = choice('relay-only', 'settings.relayOnly', 'settings.relayOnlyHint', wanted, change);
  made.hidden = true;
  settings.then((known) => {
    const missing = known.relayChoice === false;
    made.hidden = known.relayOnly === true || (missing && !wanted);
    if (missing) made.querySelector('.hint')?.replaceChildren(text('settings.relayMissing'));
  });
  return made;
}
