/**
 * The sentence at the top with what can be done about it, and the reading and judging behind it: loaded beside the charts, which need
 * no judgement and need not wait for one.
 */
import { useEffect } from 'preact/hooks';
import { t } from '../i18n.ts';
import { CheckBar } from '../ui/check-bar.tsx';
import { CheckButton } from '../ui/check-button.tsx';
import { Headline } from '../ui/headline-block.tsx';
import { NoticeList } from '../ui/notice-list.tsx';
import { PauseButtons } from '../ui/pause-buttons.tsx';
import { ToWelcome } from '../ui/to-welcome.tsx';
import { useSnapshot } from '../ui/use-snapshot.ts';
import type { HeardSnapshot } from './heard-snapshot.ts';

/** @param heard what was read, whenever it was; null: it could not be */
export function DashboardHead({ heard }: { heard: (snapshot: HeardSnapshot | null) => void }) {
  const { loaded, reload } = useSnapshot();
  useEffect(() => {
    if (loaded.kind === 'failed') heard(null);
    if (loaded.kind === 'ready') heard({ snapshot: loaded.snapshot, store: loaded.store, reload });
  }, [loaded]);
  if (loaded.kind === 'failed')
    return (
      <section class="stack head" data-testid="failure">
        <h1>{t('failure_title')}</h1>
        <p role="alert">{loaded.problem}</p>
        <div class="row">
          <button type="button" class="main" onClick={reload}>
            {t('try_again')}
          </button>
        </div>
      </section>
    );
  if (loaded.kind === 'loading')
    return (
      <section class="stack head">
        <h1 class="quiet">{t('loading')}</h1>
      </section>
    );
  const { snapshot } = loaded;
  const { state } = snapshot;
  const started = state.kind !== 'not-started';
  return (
    <section class="stack head" data-testid="head">
      <Headline face={snapshot} />
      <ToWelcome face={snapshot} />
      {state.kind === 'measuring' && <CheckBar progress={state.progress} />}
      <NoticeList face={snapshot} reload={reload} />
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
