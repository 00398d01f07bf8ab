import { choice } from './choice.js';
import { DevicePicker } from './device-picker.js';
import { relayChoice } from './relay-choice.js';
import { rememberShortcuts, shortcutsWanted } from './remembered.js';

/**
 * What can be chosen during a call.
 *
 * @param {import('../call-session.js').CallSession} session
 * @param {import('../rtc/local-media.js').LocalMedia} media
 * @param {Promise<import('./settings.js').Settings>} settings
 * @returns {Node[]}
 */
export function settingsContent(session, media, settings) {
  return [
    new DevicePicker(media),
    choice(
      'shortcuts',
      'settings.shortcuts',
      'settings.shortcutsHint',
      shortcutsWanted(),
      rememberShortcuts,
    ),
    relayChoice(settings, (wanted) => session.setRelayOnly(wanted)),
  ];
}
