/**
 * The bins of a ballot as they lie in a row: eight to a word of 64 bits, a byte each that holds the bin and one, so that 0 is "none". With a
 * column for each of fifteen bins, most of them empty, a commit of few rows takes a quarter longer.
 */
import { LAST_BIN } from '../../../src/store/histogram.ts';
import { type Ballot, SLOTS } from '../ballot.ts';

export const LANE_BITS = 8;
export const LANES = 8;

export const WORDS = Array.from({ length: Math.ceil(SLOTS.length / LANES) }, (_, i) => `w${i}`);

/** The lane of a slot, in SQL: UBIGINT, 0 where there is no bin. */
export function laneSql(slot: number): string {
  return laneOf(`w${Math.floor(slot / LANES)}`, slot % LANES);
}

export const laneOf = (word: string, lane: number): string => `((${word} >> ${lane * LANE_BITS}) & 255)`;

const lanes = new DataView(new ArrayBuffer(WORDS.length * LANES));

/** @throws RangeError for a bin that no report may hold */
export function* wordsOf(bins: Ballot['bins']): Generator<bigint> {
  for (const [i, slot] of SLOTS.entries()) {
    const bin = bins[slot];
    if (bin !== undefined && !(bin >= 0 && bin <= LAST_BIN)) throw new RangeError(`${slot}: there is no bin ${bin}`);
    lanes.setUint8(i, bin === undefined ? 0 : bin + 1);
  }
  for (const i of WORDS.keys()) yield lanes.getBigUint64(i * LANES, true);
}
