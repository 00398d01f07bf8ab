import { shortcutsWanted } from './remembered.js';

/**
 * The letter of a key: what it types, or in scripts without Latin letters what stands on the same key.
 *
 * @param {{ key: string, code: string }} event
 * @returns {string | null}
 */
export function letterOf({ key, code }) {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  if (/^[\x00-\x7f]$/.test(key)) return null;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;
}

/**
 * Lets single letters press the controls that name them in `aria-keyshortcuts`, unless someone is typing, holds another
 * key, or does not want shortcuts: people who speak to their computer would set them off by chance.
 *
 * @param {ParentNode} controls
 * @param {AbortSignal} signal
 */
export function listenForShortcuts(controls, signal) {
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    const { altKey, ctrlKey, metaKey, repeat, isComposing } = event;
    if (altKey || ctrlKey || metaKey || repeat || isComposing) return;
    const target = /** @type {Element} */ (event.target);
    if (target.closest('input, textarea, select, [contenteditable]') || !shortcutsWanted()) return;
    const letter = letterOf(event);
    if (letter === null) return;
    const control = controls.querySelector(`[aria-keyshortcuts~='${letter}']`);
    if (control instanceof HTMLElement) control.click();
  };
  addEventListener('keydown', pressed, { signal });
}
