/** What every full page does with a loaded, loading or unreadable store, so that none of them can be blank. */
import type { ComponentChildren } from 'preact';
import type { Store } from '../../src/store/index.ts';
import { FailureScreen } from './failure-boundary.tsx';
import { LoadingScreen } from './loading-screen.tsx';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { useReading } from './use-reading.ts';

export interface PageProps {
  snapshot: Snapshot;
  store: Store;
  /** Read the store again now. */
  reload: () => void;
}

export function PageShell({ page }: { page: (props: PageProps) => ComponentChildren }) {
  const { loaded, reload } = useReading(readSnapshot);
  if (loaded.kind === 'failed') return <FailureScreen problem={loaded.problem} retry={reload} />;
  if (loaded.kind === 'loading') return <LoadingScreen />;
  return page({ snapshot: loaded.snapshot, store: loaded.snapshot.store, reload });
}
