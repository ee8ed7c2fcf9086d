/**
 * What an engine must do, and nothing of how. One contract test holds all of them to it
 * (tests/collector/storage/contract.ts); a new engine is one folder and one line in engines.ts.
 */
import type { MessagePort } from 'node:worker_threads';
import type { Ballot, Network, Slot, Vote } from './ballot.ts';

/**
 * stored: durable, counts. late: durable, but without its tag, since it had none or its hour is published. known: a ballot
 * with this id is durable already, nothing was added. surplus: the tag had its three for this hour and service; not stored.
 */
export type Fate = 'stored' | 'late' | 'known' | 'surplus';

/** At most so many ballots of one tag in one hour for one service count. */
export const BALLOTS_PER_TAG = 3;

/**
 * One (country, ASN, service) of an hour, one vote for each tag. Of several epochs only that with the most tags is in it.
 * A tag's vote is that of the majority of its ballots (voteOf in src/crowd/vote.ts); of its two or three bins of a slot the
 * middle one counts, of two the smaller.
 */
export interface CellVotes extends Network {
  service: string;
  /** Distinct tags. */
  tags: number;
  /** Tags by vote; absent is 0. Sums to `tags`. */
  votes: Partial<Record<Vote, number>>;
  /** Tags by vote again, for each rules version; a tag's version is the highest of its ballots. */
  versions: Record<string, Partial<Record<Vote, number>>>;
  /** Tags by failure word; of a tag's words the one that stands first in FAILURES. */
  failures: Record<string, number>;
  /** Tags by the bin of their middle time, for each slot, by bin. Sums to at most `tags`. */
  bins: Partial<Record<Slot, [bin: number, tags: number][]>>;
}

export interface HourVotes {
  /** Part of the data could not be reached (a dead shard): nothing of this may be published. */
  partial: boolean;
  /** In the order of country, ASN, service. */
  cells: CellVotes[];
}

/** A published cell. `body` is the publisher's own JSON; storage never looks inside. */
export interface CellRow extends Network {
  hour: number;
  service: string;
  kind: string;
  body: string;
}

/** A line of the append-only alert log; `seq` counts from 1 without gaps. */
export interface AlertRow {
  seq: number;
  hour: number;
  body: string;
}

/** What came after its cell was closed, by hour; no tags, so k cannot be shown of it and no network may be named with it. */
export interface LateCount {
  hour: number;
  service: string;
  vote: Vote;
  ballots: number;
}

export interface Storage {
  /**
   * Resolves when all of them are durable: on disk, not in a buffer. A batch may span hours.
   * @throws StorageError `full` or `unreachable`: any of them may be stored, none need be; the same call again counts none twice
   */
  append(ballots: readonly Ballot[]): Promise<Fate[]>;

  /** Hours that hold tags, ascending. */
  openHours(): Promise<number[]>;

  /** The votes of an hour; the same answer however often it is asked, also from several processes. Empty for an unknown hour. */
  votes(hour: number): Promise<HourVotes>;

  /**
   * Publishes an hour: writes its cells and alerts in one transaction and marks the hour as published, then deletes its
   * tags. May be killed anywhere: either the hour is open, or its tags go at the next start. A second call for the same hour
   * changes nothing and answers false. @param alerts without seq, which is given here
   */
  publish(hour: number, cells: readonly CellRow[], alerts: readonly Omit<AlertRow, 'seq'>[]): Promise<boolean>;

  /** Published hours, ascending. */
  publishedHours(from: number, to: number): Promise<number[]>;

  /** Cells with from <= hour < to, by hour, country, ASN, service, kind. */
  cells(from: number, to: number): Promise<CellRow[]>;

  /** Alerts with seq > after, in order. */
  alerts(after: number): Promise<AlertRow[]>;

  /** from <= hour < to, by hour, service, vote. */
  late(from: number, to: number): Promise<LateCount[]>;

  /** Ids of ballots of hours before `hour` are forgotten: such reports are refused by their hour from now on. */
  forgetIds(hour: number): Promise<void>;

  /** Reached and writable. @throws StorageError */
  ping(): Promise<void>;

  close(): Promise<void>;

  /** Where the engine has a thread of its own: a way to it for another thread, to be given away. */
  share?(): MessagePort;
}

/** full: no room on the disk. unreachable: the engine does not answer, or a shard of it. broken: neither; a person must look. */
export type StorageProblem = 'full' | 'unreachable' | 'broken';

export class StorageError extends Error {
  constructor(
    readonly problem: StorageProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
