/**
 * The dashboard: why the popup says what it says. The charts are read and drawn at once; the sentence above them, which needs a week
 * of samples to be judged, comes when it comes.
 */
import { useCallback, useState } from 'preact/hooks';
import { PageNav } from '../ui/page-nav.tsx';
import { loadEngine } from './chart/use-drawn.ts';
import type { HeardSnapshot } from './heard-snapshot.ts';
import { atOnce } from './later.tsx';
import { useChanges } from './use-changes.ts';
import { useStore } from './use-store.ts';

// Asked for before anything is drawn, and no part of what must be there first.
const serviceView = import('./service-view.tsx');
serviceView.catch(() => undefined);
const ServiceView = atOnce(async () => (await serviceView).ServiceView);
const DashboardHead = atOnce(async () => (await import('./dashboard-head.tsx')).DashboardHead);

// A failure is said where a chart would be drawn.
void loadEngine().catch(() => undefined);

export function Dashboard() {
  const changes = useChanges();
  const open = useStore(changes);
  const [head, setHead] = useState<HeardSnapshot | null>(null);
  const heard = useCallback(setHead, []);
  const measuring = open !== null && open.settings.consentedAt !== null;
  const reload = (): void => head?.reload();
  return (
    <main class="stack page wide">
      <PageNav here="dashboard" />
      <DashboardHead heard={heard} />
      {measuring && (
        <ServiceView open={open} verdicts={head?.snapshot.verdicts ?? []} changes={changes} reload={reload} />
      )}
    </main>
  );
}
