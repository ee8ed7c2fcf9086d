/** How far an export is, and what became of it. */
import { t } from '../../i18n.ts';

export type State =
  | { kind: 'idle' }
  | { kind: 'busy'; step: 'judge' | 'write'; done: number; all: number }
  | { kind: 'done' | 'empty' | 'cancelled' | 'failed'; words: string };

export function ExportOutcome({ state, stop }: { state: State; stop: () => void }) {
  if (state.kind === 'idle') return null;
  if (state.kind !== 'busy')
    return state.kind === 'failed' ? (
      <p class="problem" role="alert" data-testid="export-failed">
        {state.words}
      </p>
    ) : (
      <p role="status" data-testid={`export-${state.kind}`}>
        {state.words}
      </p>
    );
  return (
    <div class="stack-tight">
      <p class="small" role="status">
        {t(state.step === 'judge' ? 'export_judging' : 'export_writing')}
      </p>
      <progress max={Math.max(1, state.all)} value={state.done} aria-label={t('export_title')} />
      <div class="row">
        <button type="button" data-testid="export-cancel" onClick={stop}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}
