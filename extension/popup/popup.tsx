import { t } from '../i18n.ts';
import { CheckBar } from '../ui/check-bar.tsx';
import { CheckButton } from '../ui/check-button.tsx';
import { Headline } from '../ui/headline-block.tsx';
import { NoticeList } from '../ui/notice-list.tsx';
import { PageButton } from '../ui/page-button.tsx';
import type { PageProps } from '../ui/page-shell.tsx';
import { PauseButtons } from '../ui/pause-buttons.tsx';
import { ToWelcome } from '../ui/to-welcome.tsx';
import { VerdictList } from '../ui/verdict-list.tsx';

export function Popup({ snapshot, store, reload }: PageProps) {
  const { state } = snapshot;
  return (
    <main class="stack page">
      <Headline snapshot={snapshot} />
      <ToWelcome state={state} />
      {state.kind === 'measuring' && <CheckBar progress={state.progress} />}
      <NoticeList notices={snapshot.notices} store={store} now={snapshot.now} reload={reload} />
      {snapshot.verdicts.length > 0 && <VerdictList snapshot={snapshot} />}
      <div class="row">
        <CheckButton state={state} />
        {state.kind !== 'not-started' && <PageButton page="dashboard">{t('open_dashboard')}</PageButton>}
      </div>
      <PauseButtons state={state} />
      <p class="small quiet">{t('this_computer')}</p>
    </main>
  );
}
