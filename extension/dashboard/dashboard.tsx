import { t } from '../i18n.ts';
import { CheckBar } from '../ui/check-bar.tsx';
import { CheckButton } from '../ui/check-button.tsx';
import { Headline } from '../ui/headline-block.tsx';
import { NoticeList } from '../ui/notice-list.tsx';
import type { PageProps } from '../ui/page-shell.tsx';
import { PauseButtons } from '../ui/pause-buttons.tsx';
import { TargetListSection } from '../ui/target-list.tsx';
import { ToWelcome } from '../ui/to-welcome.tsx';
import { DeleteEverything } from './delete-everything.tsx';
import { ExportSamples } from './export-samples.tsx';
import { RoundsTable } from './rounds-table.tsx';
import { SamplesTable } from './samples-table.tsx';
import { SettingsForm } from './settings-form.tsx';
import { VerdictCards } from './verdict-cards.tsx';

export function Dashboard(props: PageProps) {
  const { snapshot, store, reload } = props;
  const { state } = snapshot;
  if (state.kind === 'not-started')
    return (
      <main class="stack page">
        <Headline snapshot={snapshot} />
        <NoticeList notices={snapshot.notices} store={store} now={snapshot.now} reload={reload} />
        <ToWelcome state={state} />
      </main>
    );
  return (
    <main class="stack page">
      <section class="stack">
        <Headline snapshot={snapshot} />
        <ToWelcome state={state} />
        {state.kind === 'measuring' && <CheckBar progress={state.progress} />}
        <NoticeList notices={snapshot.notices} store={store} now={snapshot.now} reload={reload} />
        <div class="row">
          <CheckButton state={state} />
          <PauseButtons state={state} />
        </div>
        <p class="small quiet">{t('this_computer')}</p>
      </section>
      <VerdictCards snapshot={snapshot} />
      <RoundsTable snapshot={snapshot} />
      <SamplesTable snapshot={snapshot} />
      <SettingsForm {...props} />
      <TargetListSection reload={reload} />
      <ExportSamples store={store} />
      <DeleteEverything reload={reload} />
    </main>
  );
}
