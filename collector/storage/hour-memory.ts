/**
 * What must be known of an open hour to take another ballot: ids that came, and ballots by tag and service. Rebuilt from
 * the hour's rows at start. Changes are made before the rows are durable and taken back where that fails.
 */
import type { Ballot, Tag } from './ballot.ts';
import { Fingerprints, fingerprintOf } from './fingerprints.ts';
import { BALLOTS_PER_TAG, type Fate } from './storage.ts';

export class HourMemory {
  private readonly ids = new Fingerprints();
  private readonly tags = new Fingerprints();

  /** For a row that is stored already. */
  restore(id: string, tag: Tag, service: string): void {
    this.ids.add(...fingerprintOf(id));
    this.tags.add(...tagFingerprint(tag, service));
  }

  /** For a late ballot, which has no tag here. */
  remember(id: string): void {
    this.ids.add(...fingerprintOf(id));
  }

  knows(id: string): boolean {
    return this.ids.count(...fingerprintOf(id)) > 0;
  }

  /** Where the answer is `stored` the ballot is taken as counted from now on: see `takeBack`. */
  take({ id, service }: Ballot, tag: Tag): Fate {
    const known = fingerprintOf(id);
    if (this.ids.count(...known) > 0) return 'known';
    const voter = tagFingerprint(tag, service);
    if (this.tags.count(...voter) >= BALLOTS_PER_TAG) return 'surplus';
    this.ids.add(...known);
    this.tags.add(...voter);
    return 'stored';
  }

  takeBack({ id, service }: Ballot, tag: Tag): void {
    this.ids.remove(...fingerprintOf(id));
    this.tags.remove(...tagFingerprint(tag, service));
  }
}

/** Tag and epoch are random bits already: mixing the service in keeps them so. */
function tagFingerprint({ epoch, value }: Tag, service: string): [high: number, low: number] {
  const [high, low] = fingerprintOf(value);
  const [epochHigh, epochLow] = fingerprintOf(epoch);
  // FNV-1a.
  let hash = 0x811c9dc5;
  for (let i = 0; i < service.length; i += 1) hash = Math.imul(hash ^ service.charCodeAt(i), 0x01000193);
  return [(high ^ epochHigh ^ hash) >>> 0, (low ^ epochLow ^ Math.imul(hash, 0x85ebca6b)) >>> 0];
}
