import { t } from '../i18n.ts';
import { CheckBar } from '../ui/check-bar.tsx';
import { CheckButton } from '../ui/check-button.tsx';
import type { Face } from '../ui/face.ts';
import { Headline } from '../ui/headline-block.tsx';
import { NoticeList } from '../ui/notice-list.tsx';
import { PageButton } from '../ui/page-button.tsx';
import { PauseButtons } from '../ui/pause-buttons.tsx';
import { ToWelcome } from '../ui/to-welcome.tsx';
import { VerdictList } from '../ui/verdict-list.tsx';

interface Props {
  face: Face;
  /** Read the store again now. */
  reload: () => void;
}

export function Popup({ face, reload }: Props) {
  const { state } = face;
  return (
    <main class="stack page">
      <Headline face={face} />
      <ToWelcome state={state} />
      {state.kind === 'measuring' && <CheckBar progress={state.progress} />}
      <NoticeList notices={face.notices} now={face.now} reload={reload} />
      {face.rows.length > 0 && <VerdictList face={face} />}
      <div class="row">
        <CheckButton state={state} />
        {state.kind !== 'not-started' && <PageButton page="dashboard">{t('open_dashboard')}</PageButton>}
      </div>
      <PauseButtons state={state} />
      <p class="small quiet">{t('this_computer')}</p>
    </main>
  );
}
