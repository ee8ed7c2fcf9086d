/** After the start: progress of the check, each verdict as soon as it is settled, and what comes next. */
import { useEffect, useRef } from 'preact/hooks';
import { plural, t } from '../i18n.ts';
import { CheckBar } from '../ui/check-bar.tsx';
import { CheckButton } from '../ui/check-button.tsx';
import { Headline } from '../ui/headline-block.tsx';
import { PageButton } from '../ui/page-button.tsx';
import type { PageProps } from '../ui/page-shell.tsx';
import { isStandstill } from '../ui/page-state.ts';
import { PauseButtons } from '../ui/pause-buttons.tsx';
import { VerdictList } from '../ui/verdict-list.tsx';

/** @param takeFocus the form with the pressed button has just gone: without it a keyboard starts at the top again */
export function FirstCheck({ snapshot, takeFocus }: PageProps & { takeFocus: boolean }) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takeFocus) section.current?.focus();
  }, [takeFocus]);
  const { state, settings } = snapshot;
  const running = state.kind === 'measuring';
  return (
    <section class="stack" ref={section} tabIndex={-1} data-testid="first-check" data-running={running}>
      <Headline face={snapshot} />
      {running && <CheckBar progress={state.progress} />}
      <VerdictList face={snapshot} />
      {!running && (
        <div class="stack-tight">
          {!isStandstill(state) && <p>{plural('after_check', settings.intervalMinutes)}</p>}
          <div class="row">
            <CheckButton state={state} />
            <PageButton page="dashboard">{t('open_dashboard')}</PageButton>
          </div>
          <PauseButtons state={state} />
        </div>
      )}
      <p class="small quiet">{t('this_computer')}</p>
    </section>
  );
}
