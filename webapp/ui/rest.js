const restAfter = 4000;

/**
 * Marks an element as resting (`data-resting`) when nobody has moved for a while, so that its controls can fade: never
 * while `busy` says so, and any move, key, touch or focus wakes it. The controls only become transparent; a screen
 * reader goes on seeing them. The touch that wakes it does nothing else.
 *
 * @param {HTMLElement} element
 * @param {() => boolean} busy
 * @param {AbortSignal} signal
 * @returns {() => void} wakes it
 */
export function restWhenIdle(element, busy, signal) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer;
  let swallow = false;

  const rest = () => {
    if (busy()) wake();
    else element.dataset.resting = '';
  };
  const wake = () => {
    delete element.dataset.resting;
    clearTimeout(timer);
    timer = setTimeout(rest, restAfter);
  };
  const touched = (/** @type {PointerEvent} */ event) => {
    swallow = event.pointerType === 'touch' && 'resting' in element.dataset;
    wake();
  };
  const clicked = (/** @type {Event} */ event) => {
    if (swallow) event.stopPropagation();
    swallow = false;
  };

  element.addEventListener('pointerdown', touched, { signal, capture: true });
  element.addEventListener('click', clicked, { signal, capture: true });
  // The touch has become something else, and the next click is not its own.
  for (const type of ['pointercancel', 'keydown']) {
    element.addEventListener(type, () => (swallow = false), { signal, capture: true });
  }
  for (const type of ['pointermove', 'focusin', 'keydown']) {
    document.addEventListener(type, wake, { signal });
  }
  signal.addEventListener('abort', () => clearTimeout(timer));
  wake();
  return wake;
}
