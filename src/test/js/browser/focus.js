/** What is wrong with how the focus is shown where it is now; null if nothing is. Run in the browser. */
() => {
  const it = document.activeElement;
  if (it === null || it === document.body) return null; // between the last control and the browser's own
  const name = `${it.localName} “${it.ariaLabel ?? it.textContent.trim().slice(0, 40)}”`;
  const { outlineStyle, outlineWidth } = getComputedStyle(it);
  if (!it.matches(':focus-visible')) return `${name} has the focus and does not show it`;
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return `${name} has no focus ring`;
  const { left, top, width, height } = it.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return it.contains(hit) ? null : `${name} has the focus and lies under something`;
};
