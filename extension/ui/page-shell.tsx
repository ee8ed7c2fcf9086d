/** What every page does with a loaded, loading or unreadable store, so that none of them can be blank. */
import type { ComponentChildren } from 'preact';
import type { Store } from '../../src/store/index.ts';
import { t } from '../i18n.ts';
import { FailureScreen } from './failure-boundary.tsx';
import type { Snapshot } from './snapshot.ts';
import { useSnapshot } from './use-snapshot.ts';

export interface PageProps {
  snapshot: Snapshot;
  store: Store;
  /** Read the store again now. */
  reload: () => void;
}

export function PageShell({ page }: { page: (props: PageProps) => ComponentChildren }) {
  const { loaded, reload } = useSnapshot();
  if (loaded.kind === 'failed') return <FailureScreen problem={loaded.problem} retry={reload} />;
  if (loaded.kind === 'loading')
    return (
      <main class="page">
        <p class="quiet">{t('loading')}</p>
      </main>
    );
  return page({ snapshot: loaded.snapshot, store: loaded.store, reload });
}
