/**
 * Rounding of what is published: to multiples of five, up or down by a fixed share (random rounding, as statistical offices
 * do it), so that many rounded counts together are not wrong in one direction. What is drawn follows from the cell's name:
 * asking again gives the same, and a reader learns no more than which five numbers it may have been.
 */
import { LIMITS } from './limits.ts';

/** FNV-1a, 32 bit, with a last mix. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return (h ^ (h >>> 13)) >>> 0;
}

/**
 * @param name of the cell: counts of one cell are rounded alike, so that a part never exceeds its whole
 * @returns a multiple of five, less than five away; a multiple of five stays as it is
 */
export function roundedFor(name: string): (count: number) => number {
  const offset = hash(name) % LIMITS.rounding;
  return (count) => LIMITS.rounding * Math.floor((count + offset) / LIMITS.rounding);
}
