const likedShape = 4 / 3;

/**
 * How many columns give the tiles the largest pictures.
 *
 * @param {number} count
 * @param {number} width
 * @param {number} height
 * @returns {number}
 */
export function columnsFor(count, width, height) {
  let best = { columns: 1, size: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const tileWidth = width / columns;
    const tileHeight = height / Math.ceil(count / columns);
    const size = Math.min(tileWidth, tileHeight * likedShape);
    if (size > best.size) best = { columns, size };
  }
  return best.columns;
}
