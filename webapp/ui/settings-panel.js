import { DevicePicker } from './device-picker.js';
import { element } from './element.js';
import { text } from './phrase.js';
import { rememberShortcuts, shortcutsWanted } from './remembered.js';

/**
 * What can be chosen during a call.
 *
 * @param {import('../rtc/local-media.js').LocalMedia} media
 * @returns {Node[]}
 */
export function settingsContent(media) {
  const box = element('input', {
    id: 'shortcuts',
    type: 'checkbox',
    checked: shortcutsWanted(),
    'aria-describedby': 'shortcuts-hint',
    change: () => rememberShortcuts(box.checked),
  });
  const choice = element(
    'p',
    { class: 'choice' },
    box,
    element('label', { for: 'shortcuts' }, text('settings.shortcuts')),
    element('span', { id: 'shortcuts-hint', class: 'hint' }, text('settings.shortcutsHint')),
  );
  return [new DevicePicker(media), choice];
}
