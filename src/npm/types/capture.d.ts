/** @typedef {Map<Sent, MediaStreamTrack>} Tracks */
/**
 * Asks for what is to be sent, all or nothing; the sound of a screen alone may be missing, since people can leave it out.
 *
 * @param {Set<Medium>} media
 * @returns {Promise<Tracks>}
 */
export function capture(media: Set<Medium>): Promise<Tracks>;
/** @param {Tracks} tracks */
export function release(tracks: Tracks): void;
export type Tracks = Map<Sent, MediaStreamTrack>;
import type { Medium } from './plan.js';
import type { Sent } from './plan.js';
