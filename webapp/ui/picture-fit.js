/** A face is in the middle and often near the top, so less may be cut off above and below than at the sides. */
const leastWidthShown = 0.5;
const leastHeightShown = 0.66;

/**
 * The shape that a picture gets in its tile: the tile's own as long as not too much of the picture is cut off, else
 * the nearest.
 *
 * @param {number} picture  width by height
 * @param {number} tile  width by height
 * @returns {number} width by height
 */
export function shapeOf(picture, tile) {
  return Math.min(Math.max(tile, picture * leastWidthShown), picture / leastHeightShown);
}
