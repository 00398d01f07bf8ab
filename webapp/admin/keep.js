/**
 * Makes the children of a list those of its items, in their order. Children that stay are the same elements as before, and so
 * keep the focus.
 *
 * @template Item
 * @param {HTMLElement} list
 * @param {Item[]} items
 * @param {(item: Item) => string} keyOf
 * @param {(item: Item) => HTMLElement} make
 * @param {(child: HTMLElement, item: Item) => void} update
 */
export function keep(list, items, keyOf, make, update) {
  const children = /** @type {HTMLElement[]} */ (Array.from(list.children));
  const present = new Map(children.map((child) => [child.dataset.key, child]));
  const wanted = new Set(items.map(keyOf));
  for (const child of children) if (!wanted.has(child.dataset.key ?? '')) child.remove();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    const child = present.get(key) ?? make(item);
    child.dataset.key = key;
    update(child, item);
    if (list.children[index] !== child) list.insertBefore(child, list.children[index] ?? null);
  }
}

/**
 * Says something else only if it is something else: what a person has selected stays so.
 *
 * @param {Element | null} element
 * @param {string} text
 */
export function say(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}
