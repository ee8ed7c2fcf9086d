/**
 * The dashboard: why the popup says what it says. The charts are read and drawn at once; the sentence above them, which needs a week
 * of samples to be judged, comes when it comes.
 */
import { useCallback, useState } from 'preact/hooks';
import { loadEngine } from './chart/use-drawn.ts';
import type { HeardSnapshot } from './heard-snapshot.ts';
import { atOnce, later } from './later.tsx';
import { ServiceView } from './service-view.tsx';
import { useChanges } from './use-changes.ts';
import { useStore } from './use-store.ts';

const DashboardHead = atOnce(async () => (await import('./dashboard-head.tsx')).DashboardHead);
const DeleteEverything = later(async () => (await import('./delete-everything.tsx')).DeleteEverything);
const TargetListSection = later(async () => (await import('../ui/target-list.tsx')).TargetListSection);
const SettingsForm = later(async () => (await import('./settings-form.tsx')).SettingsForm);

// A failure is said where a chart would be drawn.
void loadEngine().catch(() => undefined);

export function Dashboard() {
  const changes = useChanges();
  const open = useStore(changes);
  const [head, setHead] = useState<HeardSnapshot | null>(null);
  const heard = useCallback(setHead, []);
  const measuring = open !== null && open.settings.consentedAt !== null;
  const started = head !== null && head.snapshot.state.kind !== 'not-started';
  const reload = (): void => head?.reload();
  return (
    <main class="stack page wide">
      <DashboardHead heard={heard} />
      {measuring && (
        <ServiceView open={open} verdicts={head?.snapshot.verdicts ?? []} changes={changes} reload={reload} />
      )}
      {head && started && <SettingsForm {...head} />}
      {started && <TargetListSection reload={reload} />}
      {started && <DeleteEverything reload={reload} />}
    </main>
  );
}
