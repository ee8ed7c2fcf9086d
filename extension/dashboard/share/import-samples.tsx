/**
 * Takes an earlier export back in: all of it or nothing, beside what is stored, never over it. A refusal says what is wrong by
 * line, since whoever changed a file needs the place.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Fault } from '../../../src/fault.ts';
import { type Store, StoreError } from '../../../src/store/index.ts';
import { plural, t } from '../../i18n.ts';
import { faultWords } from '../../ui/fault-words.ts';
import { sendCommand } from '../../ui/send-command.ts';
import { forgetSamples } from '../../ui/snapshot.ts';
import { storeProblem } from '../../ui/store-problem.ts';
import { soon, turns } from '../idle.ts';

type Step = 'read' | 'store';

type State =
  | { kind: 'idle' }
  | { kind: 'busy'; step: Step; done: number; all: number }
  | { kind: 'done'; stored: number; known: number }
  | { kind: 'refused'; problems: readonly Fault[] }
  | { kind: 'said'; words: string };

function Outcome({ state }: { state: State }) {
  if (state.kind === 'done')
    return (
      <p role="status" data-testid="import-done">
        {[
          plural('import_stored', state.stored),
          ...(state.known > 0 ? [plural('import_known', state.known)] : []),
        ].join(' ')}
      </p>
    );
  if (state.kind === 'refused')
    return (
      <div class="stack-tight" role="alert" data-testid="import-refused">
        <p class="problem">{t('import_refused')}</p>
        <ul class="points small">
          {state.problems.map((problem) => (
            <li key={problem.text}>{faultWords(problem)}</li>
          ))}
        </ul>
      </div>
    );
  if (state.kind === 'said')
    return (
      <p role="status" data-testid="import-said">
        {state.words}
      </p>
    );
  return null;
}

export function ImportSamples({ store, imported }: { store: Store; imported: () => void }) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const take = async (file: File): Promise<void> => {
    const control = new AbortController();
    stop.current = control;
    setState({ kind: 'busy', step: 'read', done: 0, all: 1 });
    const progress = (step: Step, done: number, all: number): void => setState({ kind: 'busy', step, done, all });
    try {
      const { signal } = control;
      const { importFile } = await import('../../../src/export/import.ts');
      const result = await importFile(store, file, { signal, progress, pause: turns(signal, soon) });
      if (result.ok) {
        setState({ kind: 'done', stored: result.stored, known: result.known });
        // Older than what was judged last: both judges begin anew.
        forgetSamples();
        void sendCommand({ command: 'judge-again' });
        imported();
      } else setState({ kind: 'refused', problems: result.problems });
    } catch (error) {
      if (control.signal.aborted) return setState({ kind: 'said', words: t('import_cancelled') });
      const words = error instanceof StoreError ? storeProblem(error) : t('import_unreadable');
      setState({ kind: 'said', words: `${words} ${t('import_nothing')}` });
    }
  };
  const busy = state.kind === 'busy';
  return (
    <div class="stack-tight" data-testid="import-box" data-state={state.kind}>
      <h3>
        <label for="import-file">{t('import_title')}</label>
      </h3>
      <p class="small quiet" id="import-why">
        {t('import_why')}
      </p>
      <input
        id="import-file"
        data-testid="import-file"
        type="file"
        accept=".ndjson,.jsonl,.csv,.parquet,application/x-ndjson,text/csv"
        aria-describedby="import-why"
        disabled={busy}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
      {busy && (
        <div class="stack-tight">
          <p class="small" role="status">
            {t(state.step === 'read' ? 'import_reading' : 'import_storing')}
          </p>
          <progress max={Math.max(1, state.all)} value={state.done} aria-label={t('import_title')} />
          <div class="row">
            <button type="button" data-testid="import-cancel" onClick={() => stop.current?.abort()}>
              {t('cancel')}
            </button>
          </div>
        </div>
      )}
      <Outcome state={state} />
    </div>
  );
}
