/**
 * What is wrong with the layout of the page as it is shown now: a sentence for each fault. Run in the browser.
 *
 * @param {boolean} mainInSight  whether the main action must be seen without scrolling
 */
(mainInSight) => {
  const least = 44;
  const controls = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const scope = document.querySelector('dialog:modal') ?? document.body;
  const faults = [];

  const isShown = (it) =>
    it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    it.closest('.unseen') === null &&
    it.getBoundingClientRect().width > 1; // else it is for screen readers
  const shown = (selector) => [...scope.querySelectorAll(selector)].filter(isShown);
  const nameOf = (it) => {
    if (it === null) return 'nothing';
    const classes = [...it.classList].map((name) => '.' + name).join('');
    const words = it.ariaLabel ?? it.textContent.trim().slice(0, 40);
    return `${it.localName}${classes} “${words}”`;
  };
  const hasText = (it) =>
    [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
  const isClamped = (it) =>
    [it, it.parentElement].some((box) => getComputedStyle(box).webkitLineClamp !== 'none');
  const isSeen = (it) => it.checkVisibility({ opacityProperty: true });
  const at = (x, y) => document.elementsFromPoint(x, y).find(isSeen) ?? null;
  const isInText = (it) => it.localName === 'a' && getComputedStyle(it).display === 'inline';

  function isScrolledAway(it, y) {
    for (let box = it.parentElement; box !== document.body; box = box.parentElement) {
      const { top, bottom } = box.getBoundingClientRect();
      if (getComputedStyle(box).overflowY === 'auto' && (y < top || y > bottom)) return true;
    }
    return false;
  }

  /** A note that is over everything until it is closed, but never over the controls. */
  const isForAWhile = (hit, it) =>
    hit?.closest('.unexpected, .notes') && it.closest('.controls, .unexpected, .notes') === null;

  /** With the label, which can be clicked too. */
  function targetOf(it) {
    const boxes = [it, ...(['checkbox', 'radio'].includes(it.type) ? it.labels : [])];
    const all = boxes.map((box) => box.getBoundingClientRect());
    return {
      width: Math.max(...all.map(({ right }) => right)) - Math.min(...all.map(({ left }) => left)),
      height: Math.max(...all.map(({ bottom }) => bottom)) - Math.min(...all.map(({ top }) => top)),
    };
  }

  function checkControl(it) {
    it.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, right, top, bottom, width, height } = it.getBoundingClientRect();
    if (left < -0.5 || right > innerWidth + 0.5) faults.push(`${nameOf(it)} is cut off at a side`);
    if (height <= innerHeight && (top < -0.5 || bottom > innerHeight + 0.5)) {
      faults.push(`${nameOf(it)} is cut off above or below`);
    }
    const middle = { x: left + width / 2, y: top + height / 2 };
    const points = [
      [middle.x, middle.y],
      [left + 3, middle.y],
      [right - 3, middle.y],
      [middle.x, top + 3],
      [middle.x, bottom - 3],
    ];
    const hits = isInText(it) ? [] : points.map(([x, y]) => at(x, y));
    const strange = hits.filter((hit) => !it.contains(hit) && !isForAWhile(hit, it));
    // A picture can be moved, and is still seen where a corner of it is.
    const enough = it.localName === 'self-view' ? hits.length : 1;
    if (strange.length >= enough) faults.push(`${nameOf(it)} lies under ${nameOf(strange[0])}`);
    const target = targetOf(it);
    if (!isInText(it) && Math.min(target.width, target.height) < least - 0.1) {
      const size = `${target.width.toFixed()} x ${target.height.toFixed()}`;
      faults.push(`${nameOf(it)} is a target of ${size}`);
    }
  }

  function checkText(it) {
    const { display, textOverflow } = getComputedStyle(it);
    const spills = display !== 'inline' && it.scrollWidth > it.clientWidth + 1;
    if (isClamped(it)) return;
    if (spills && textOverflow !== 'ellipsis') faults.push(`${nameOf(it)} is wider than its box`);
    const range = document.createRange();
    range.selectNodeContents(it);
    const [line] = range.getClientRects();
    if (line === undefined) return;
    const box = it.getBoundingClientRect(); // the line may go on where it is cut
    const x = (Math.max(line.left, box.left) + Math.min(line.right, box.right)) / 2;
    const y = line.top + line.height / 2;
    const hit = isScrolledAway(it, y) ? null : at(x, y); // none outside the window
    if (hit === null || it.contains(hit) || hit.contains(it) || isForAWhile(hit, it)) return;
    faults.push(`${nameOf(it)} lies under ${nameOf(hit)}`);
  }

  function checkBox(it) {
    const { overflowX, overflowY, transitionDuration, animationDuration } = getComputedStyle(it);
    const scrollsSideways = ['auto', 'scroll'].includes(overflowX) && it.localName !== 'input';
    if (scrollsSideways && it.scrollWidth > it.clientWidth + 1) {
      faults.push(`${nameOf(it)} scrolls sideways`);
    }
    const higher = overflowY === 'hidden' && it.scrollHeight > it.clientHeight + 2;
    if (higher && hasText(it) && !isClamped(it))
      faults.push(`${nameOf(it)} is higher than its box`);
    const moves = `${transitionDuration}, ${animationDuration}`.split(', ');
    if (moves.some((duration) => parseFloat(duration) > 0.01)) faults.push(`${nameOf(it)} moves`);
  }

  for (const it of [document.documentElement, ...shown('*')]) it.scrollTo(0, 0);
  document.dispatchEvent(new PointerEvent('pointermove')); // nothing has faded
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
    faults.push('the page scrolls sideways');
  }
  if (mainInSight) {
    const hidden = (it) => it.getBoundingClientRect().bottom > innerHeight;
    for (const it of shown('.main').filter(hidden)) faults.push(`${nameOf(it)} is out of sight`);
  }
  for (const it of shown('*').filter(hasText)) checkText(it);
  for (const it of shown('*')) checkBox(it);
  for (const it of shown(controls)) checkControl(it);
  scrollTo(0, 0);
  return faults;
};
