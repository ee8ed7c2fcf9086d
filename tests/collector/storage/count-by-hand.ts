/** What an engine must answer, counted plainly from the ballots in the order in which they came: the other side of the contract. */
import { type Ballot, FAILURES, SLOTS, type Slot, VOTES } from '../../../collector/storage/ballot.ts';
import { CellBuilder } from '../../../collector/storage/cell-builder.ts';
import { BALLOTS_PER_TAG, type CellVotes } from '../../../collector/storage/storage.ts';

const groupBy = <T>(list: readonly T[], key: (item: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
};

const middle = (values: number[]): number | undefined => [...values].sort((a, b) => a - b)[values.length === 3 ? 1 : 0];

/** @param ballots those that were stored: with a tag, none twice */
export function countByHand(ballots: readonly Ballot[]): CellVotes[] {
  const cells = new CellBuilder();
  for (const cell of groupBy(ballots, (b) => `${b.country} ${b.asn} ${b.service}`)) {
    const epochs = groupBy(cell, (b) => b.tag?.epoch ?? '').map((list) => groupBy(list, (b) => b.tag?.value ?? ''));
    // The larger epoch; of two alike the one with the greater name.
    epochs.sort(
      (a, b) => b.length - a.length || ((a[0]?.[0]?.tag?.epoch ?? '') < (b[0]?.[0]?.tag?.epoch ?? '') ? 1 : -1),
    );
    const failures = new Map<number, number>();
    const bins = new Map<Slot, Map<number, number>>();
    const [{ country, asn, service } = cell[0] as Ballot] = cell;
    const place = [country, asn, service] as const;
    for (const tag of epochs[0] ?? []) {
      const counted = tag.slice(0, BALLOTS_PER_TAG);
      const pattern = counted.reduce((sum, b) => sum + (1 << (2 * VOTES.indexOf(b.vote))), 0);
      cells.votes(place, Math.max(...counted.map((b) => b.rules)), pattern, 1);
      const word = Math.min(
        ...counted.map((b) => (b.failure === null ? Number.POSITIVE_INFINITY : FAILURES.indexOf(b.failure))),
      );
      if (Number.isFinite(word)) failures.set(word, (failures.get(word) ?? 0) + 1);
      for (const slot of SLOTS) {
        const bin = middle(counted.map((b) => b.bins[slot]).filter((value) => value !== undefined));
        if (bin === undefined) continue;
        const counts = bins.get(slot) ?? new Map<number, number>();
        bins.set(slot, counts.set(bin, (counts.get(bin) ?? 0) + 1));
      }
    }
    for (const [word, tags] of failures) cells.failure(place, word, tags);
    for (const [slot, counts] of bins) for (const [bin, tags] of counts) cells.bin(place, slot, bin, tags);
  }
  return cells.done();
}
