/**
 * What cannot be seen in the few colours that a person has chosen: a sentence for each fault. Run in the browser while
 * it forces colours.
 */
() => {
  const faults = [];
  const transparent = /^(transparent|rgba\(.*, 0\))$/;

  function backgroundOf(it) {
    for (let box = it; box !== null; box = box.parentElement) {
      const { backgroundColor } = getComputedStyle(box);
      if (!transparent.test(backgroundColor)) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  }

  for (const icon of document.querySelectorAll('.icon')) {
    if (!icon.checkVisibility({ visibilityProperty: true })) continue;
    const { stroke } = getComputedStyle(icon);
    if (stroke === 'none' || stroke === backgroundOf(icon)) {
      faults.push(`the icon in “${icon.parentElement.textContent.trim()}” cannot be seen`);
    }
  }
  for (const button of document.querySelectorAll('.pill, .control')) {
    if (!button.checkVisibility({ visibilityProperty: true })) continue;
    const { borderTopStyle, borderTopWidth } = getComputedStyle(button);
    if (borderTopStyle === 'none' || borderTopWidth === '0px') {
      faults.push(`the button “${button.textContent.trim()}” has no edge`);
    }
  }
  return faults;
};
