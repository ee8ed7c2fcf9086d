/** What is stored of sharing, read again whenever the page's snapshot is. */
import { useEffect, useState } from 'preact/hooks';
import type { Collector } from '../../src/report/collector.ts';
import type { ManifestTrouble } from '../../src/report/take-manifest.ts';
import { type QueuedReport, queuedReports, type SentReport, type Store, sentReports } from '../../src/store/index.ts';
import { readCollector, readUploading } from '../background/keep-collector.ts';

export interface SharingState {
  collector: Collector | undefined;
  waiting: readonly QueuedReport[];
  /** Newest first. */
  sent: readonly SentReport[];
  /** Tries in a row that no relay answered. */
  failures: number;
  /** Why what the collector says of itself is refused; null: it is not. */
  manifestTrouble: ManifestTrouble | null;
}

/** @param readAt changes with every reading of the page */
export function useSharing(store: Store, readAt: number): SharingState | undefined {
  const [state, setState] = useState<SharingState>();
  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      const [collector, waiting, sent, { failures, manifestTrouble }] = await Promise.all([
        readCollector(store),
        queuedReports(store),
        sentReports(store),
        readUploading(store, Date.now()),
      ]);
      if (current) setState({ collector, waiting, sent, failures, manifestTrouble });
    };
    // A closed database is opened anew by the page's own reading.
    void read().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [store, readAt]);
  return state;
}
