/** Our promise of gentleness, by the lab's own count: no host is asked two things at once. */
import { maxConcurrentPerHost } from '../lab/record-queries.ts';
import type { LabRecord } from '../lab/records.ts';

/** Hosts that had two requests or upgrades under way at the same time, with how many. */
export function busyHosts(records: readonly LabRecord[]): string[] {
  const most = maxConcurrentPerHost(records);
  return [...most].filter(([, n]) => n > 1).map(([host, n]) => `${host}: ${n} at once`);
}
