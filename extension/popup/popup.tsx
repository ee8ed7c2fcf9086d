/** What the popup shows. It asks for no permission: Firefox puts the prompt behind an open popup. */
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
  const started = state.kind !== 'not-started';
  return (
    <main class="stack page popup">
      <Headline face={face} />
      <ToWelcome face={face} />
      {state.kind === 'measuring' && <CheckBar progress={state.progress} />}
      <NoticeList face={face} reload={reload} />
      {face.rows.length > 0 && <VerdictList face={face} />}
      {started && (
        <div class="row popup-act">
          {state.kind === 'paused' ? <PauseButtons state={state} /> : <CheckButton state={state} />}
          <PageButton page="dashboard">{t('open_dashboard')}</PageButton>
        </div>
      )}
      {state.kind !== 'paused' && <PauseButtons state={state} />}
      <div class="row popup-foot">
        <p class="small quiet">{t('this_computer')}</p>
        <PageButton page="settings">{t('settings_title')}</PageButton>
      </div>
    </main>
  );
}
