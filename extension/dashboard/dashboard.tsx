/**
 * The dashboard: why the popup says what it says. The charts are read and drawn at once; the sentence above them, which needs a week
 * of samples to be judged, comes when it comes.
 */
import { useCallback, useRef, useState } from 'preact/hooks';
import { PageNav } from '../ui/page-nav.tsx';
import { type Begun, beginReading } from './begin-reading.ts';
import { loadEngine } from './chart/use-drawn.ts';
import type { HeardSnapshot } from './heard-snapshot.ts';
import { atOnce } from './later.tsx';
import { useChanges } from './use-changes.ts';
import { useStore } from './use-store.ts';

// Named in the page's HTML too (scripts/preload-charts.ts), so that it is here by now.
const ServiceView = atOnce(async () => (await import('./service-view.tsx')).ServiceView);
const DashboardHead = atOnce(async () => (await import('./dashboard-head.tsx')).DashboardHead);

// A failure is said where a chart would be drawn.
void loadEngine().catch(() => undefined);

/** @param first begun before the page was built */
export function Dashboard({ first }: { first: Begun }) {
  const changes = useChanges();
  const begun = useRef<Begun | null>(first);
  const begin = useCallback((): Begun => {
    const taken = begun.current ?? beginReading(location.hash, document.documentElement.clientWidth);
    begun.current = null;
    return taken;
  }, []);
  const open = useStore(begin, changes);
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
