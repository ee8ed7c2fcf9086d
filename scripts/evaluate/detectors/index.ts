/** The detectors others use, in the order of the tables. */
import { ooniCusum, plainCusum } from './cusum.ts';
import type { Detector } from './detector.ts';
import { eCusumCurve } from './e-cusum.ts';
import { single, threeInARow } from './in-a-row.ts';
import { wehe } from './wehe.ts';

export const DETECTORS: readonly Detector[] = [single, threeInARow, wehe, ooniCusum, plainCusum];

export function detectorById(id: string): Detector {
  const found = [...DETECTORS, eCusumCurve].find((d) => d.id === id);
  if (!found) throw new Error(`There is no detector "${id}".`);
  return found;
}
