/** The sentence at the top with what can be done about it; the rest of the page does not wait for it. */
import { t } from '../i18n.ts';
import { CheckBar } from '../ui/check-bar.tsx';
import { CheckButton } from '../ui/check-button.tsx';
import { Headline } from '../ui/headline-block.tsx';
import { NoticeList } from '../ui/notice-list.tsx';
import { PauseButtons } from '../ui/pause-buttons.tsx';
import { ToWelcome } from '../ui/to-welcome.tsx';
import type { Loaded } from '../ui/use-snapshot.ts';

export function DashboardHead({ loaded, reload }: { loaded: Loaded; reload: () => void }) {
  if (loaded.kind !== 'ready')
    return (
      <section class="stack head">
        <h1 class="quiet">{t('loading')}</h1>
      </section>
    );
  const { snapshot, store } = loaded;
  const { state } = snapshot;
  const started = state.kind !== 'not-started';
  return (
    <section class="stack head">
      <Headline snapshot={snapshot} />
      <ToWelcome state={state} />
      {state.kind === 'measuring' && <CheckBar progress={state.progress} />}
      <NoticeList notices={snapshot.notices} store={store} now={snapshot.now} reload={reload} />
      {started && (
        <div class="row">
          <CheckButton state={state} />
          <PauseButtons state={state} />
        </div>
      )}
      {started && <p class="small quiet">{t('this_computer')}</p>}
    </section>
  );
}
