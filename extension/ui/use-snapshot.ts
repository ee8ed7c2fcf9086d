/** The snapshot of a full page, by the hook that all pages read with. */
import { useMemo } from 'preact/hooks';
import type { Store } from '../../src/store/index.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { useReading } from './use-reading.ts';

export type Loaded =
  | { kind: 'loading' }
  | { kind: 'failed'; problem: string }
  | { kind: 'ready'; snapshot: Snapshot; store: Store };

export function useSnapshot(): { loaded: Loaded; reload: () => void } {
  const { loaded: read, reload } = useReading(readSnapshot);
  // The same object until something was read: a page that tells others in an effect would never come to rest.
  const loaded = useMemo(
    (): Loaded => (read.kind === 'ready' ? { ...read, store: read.snapshot.store } : read),
    [read],
  );
  return { loaded, reload };
}
