/**
 * Cell: one hour of one service at one provider of one country, as the collector counts it. Exact, with small counts: never
 * published as it is (publish-cell.ts).
 */
import type { Aggregate } from './aggregate.ts';
import { type Tally, votingOf } from './vote.ts';

export interface Place {
  /** ISO 3166 alpha-2; ZZ is unknown and never published. */
  country: string;
  /** 0 stands for all providers of the country that are too small to be named (level.ts). */
  asn: number;
  service: string;
}

export interface Cell extends Place {
  /** Start of the measured UTC hour, ms. */
  hour: number;
  /** Distinct tags by their vote, those that do not count too. Of one relay key: tags of two keys are never added. */
  tags: Tally;
  /** The same tags by the rules version of their reports. */
  versions: readonly VersionVotes[];
  sums: Aggregate;
}

export interface VersionVotes {
  version: number;
  tags: Tally;
}

export const placeKey = ({ country, asn, service }: Place): string => `${country} ${asn} ${service}`;
/** Networks that say something of the service: what k is counted over. */
export const networksOf = (cell: Cell): number => votingOf(cell.tags);
