/**
 * The dashboard: why the popup says what it says. The charts are read and drawn at once; the sentence above them, which needs a week
 * of samples to be judged, comes when it comes.
 */
import { FailureScreen } from '../ui/failure-boundary.tsx';
import { useSnapshot } from '../ui/use-snapshot.ts';
import { loadEngine } from './chart/use-drawn.ts';
import { DashboardHead } from './dashboard-head.tsx';
import { later } from './later.tsx';
import { ServiceView } from './service-view.tsx';
import { useChanges } from './use-changes.ts';
import { useStore } from './use-store.ts';

const DeleteEverything = later(async () => (await import('./delete-everything.tsx')).DeleteEverything);
const TargetListSection = later(async () => (await import('../ui/target-list.tsx')).TargetListSection);
const SettingsForm = later(async () => (await import('./settings-form.tsx')).SettingsForm);

// A failure is said where a chart would be drawn.
void loadEngine().catch(() => undefined);

export function Dashboard() {
  const changes = useChanges();
  const open = useStore(changes);
  const { loaded, reload } = useSnapshot();
  const measuring = open !== null && open.settings.consentedAt !== null;
  if (loaded.kind === 'failed') return <FailureScreen problem={loaded.problem} retry={reload} />;
  const ready = loaded.kind === 'ready' ? loaded : null;
  const started = ready && ready.snapshot.state.kind !== 'not-started';
  return (
    <main class="stack page wide">
      <DashboardHead loaded={loaded} reload={reload} />
      {measuring && (
        <ServiceView open={open} verdicts={ready?.snapshot.verdicts ?? []} changes={changes} reload={reload} />
      )}
      {ready && started && <SettingsForm snapshot={ready.snapshot} store={ready.store} reload={reload} />}
      {started && <TargetListSection reload={reload} />}
      {started && <DeleteEverything reload={reload} />}
    </main>
  );
}
