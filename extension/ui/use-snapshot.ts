/** The snapshot of a full page, by the hook that all pages read with. */
import type { Store } from '../../src/store/index.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { useReading } from './use-reading.ts';

export type Loaded =
  | { kind: 'loading' }
  | { kind: 'failed'; problem: string }
  | { kind: 'ready'; snapshot: Snapshot; store: Store };

export function useSnapshot(): { loaded: Loaded; reload: () => void } {
  const { loaded, reload } = useReading(readSnapshot);
  return { loaded: loaded.kind === 'ready' ? { ...loaded, store: loaded.snapshot.store } : loaded, reload };
}
