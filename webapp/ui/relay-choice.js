import { choice } from './choice.js';
import { relayOnlyWanted, rememberRelayOnly } from './remembered.js';

/**
 * Whether the others may learn the address of this device. There is no choice without a relay; but whoever has made it
 * elsewhere must be able to take it back.
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
  made.hidden = !wanted;
  settings.then((known) => (made.hidden = !wanted && !known.relayChoice));
  return made;
}
