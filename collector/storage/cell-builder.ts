/** Puts together what an engine counted, cell by cell, and reads patterns by the crowd's own rule. The same for all engines. */
import { voteOf } from '../../src/crowd/vote.ts';
import { FAILURES, type Slot, VOTES } from './ballot.ts';
import type { CellVotes } from './storage.ts';

/** country, asn, service, as an engine gives them. */
type Place = readonly [country: unknown, asn: unknown, service: unknown];

/** Two bits for each vote, the first lowest: how many of a tag's ballots said it. */
export function tallyOf(pattern: number): Parameters<typeof voteOf>[0] {
  const counts = VOTES.map((vote, i) => [vote, (pattern >> (2 * i)) & 3]);
  return Object.fromEntries(counts) as Parameters<typeof voteOf>[0];
}

export class CellBuilder {
  private readonly cells = new Map<string, CellVotes>();

  votes(place: Place, rules: number, pattern: number, tags: number): void {
    const cell = this.cell(place);
    const vote = voteOf(tallyOf(pattern));
    cell.tags += tags;
    cell.votes[vote] = (cell.votes[vote] ?? 0) + tags;
    const version = cell.versions[rules] ?? {};
    cell.versions[rules] = version;
    version[vote] = (version[vote] ?? 0) + tags;
  }

  failure(place: Place, index: number, tags: number): void {
    const word = FAILURES[index];
    if (word !== undefined) this.cell(place).failures[word] = tags;
  }

  bin(place: Place, slot: Slot, bin: number, tags: number): void {
    const { bins } = this.cell(place);
    const list = bins[slot] ?? [];
    bins[slot] = list;
    list.push([bin, tags]);
  }

  /** In the order that the interface promises, whatever the engine's was. */
  done(): CellVotes[] {
    const text = (cell: CellVotes): string => `${cell.country} ${String(cell.asn).padStart(10, '0')} ${cell.service}`;
    for (const cell of this.cells.values()) for (const list of Object.values(cell.bins)) list.sort(([a], [b]) => a - b);
    return [...this.cells.values()].sort((a, b) => (text(a) < text(b) ? -1 : 1));
  }

  private cell([country, asn, service]: Place): CellVotes {
    const key = `${country} ${asn} ${service}`;
    const cell = this.cells.get(key) ?? {
      country: String(country),
      asn: Number(asn),
      service: String(service),
      tags: 0,
      votes: {},
      versions: {},
      failures: {},
      bins: {},
    };
    this.cells.set(key, cell);
    return cell;
  }
}
