/**
 * What was measured, as a file: of which time and services, for oneself or to hand on, in which format. Two levels that are not to be
 * mixed up: what each holds is said beside it, and the file's name says which it is.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExportChoice, Format, Level, TableId } from '../../../src/export/choices.ts';
import { type Store, StoreError } from '../../../src/store/index.ts';
import { formatNumber, type MessageKey, t } from '../../i18n.ts';
import { storeProblem } from '../../ui/store-problem.ts';
import { ExportLevel } from './export-level.tsx';
import { ExportOutcome, type State } from './export-outcome.tsx';
import { ExportServices, shareableServices } from './export-services.tsx';
import { ExportTime, type Moments, momentsOf } from './export-time.tsx';
import { saveFile } from './save-file.ts';

const FORMATS: readonly [Format, string][] = [
  ['ndjson', 'NDJSON'],
  ['csv', 'CSV'],
  ['parquet', 'Parquet'],
  ['zip', 'ZIP'],
  ['ooni', 'OONI (JSONL)'],
];
const TABLES: readonly [TableId, MessageKey][] = [
  ['samples', 'export_table_samples'],
  ['rounds', 'export_table_rounds'],
  ['events', 'export_table_events'],
  ['verdicts', 'export_table_verdicts'],
];
/** Rounded up: "0.0 MB" would look like nothing. */
const sizeWords = (bytes: number): string => formatNumber(Math.ceil(bytes / 100_000) / 10);

export function ExportSamples({ store, services }: { store: Store; services: readonly string[] }) {
  const [level, setLevel] = useState<Level>('full');
  const [format, setFormat] = useState<Format>('ndjson');
  const [table, setTable] = useState<TableId>('samples');
  const [moments, setMoments] = useState<Moments | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>(services);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const range = moments && momentsOf(moments);
  const wrong = moments !== null && range === null;
  const busy = state.kind === 'busy';

  const chooseLevel = (next: Level): void => {
    setLevel(next);
    // What only few people measure tells of them: chosen on purpose, or not handed on.
    setChosen(next === 'shareable' ? shareableServices(services) : services);
  };
  const make = async (): Promise<void> => {
    const control = new AbortController();
    stop.current = control;
    setState({ kind: 'busy', step: 'write', done: 0, all: 1 });
    const choice: ExportChoice = {
      ...{ level, format, table },
      ...(range && { from: range.from, to: range.to }),
      // All: also those that were measured once and are not chosen now.
      ...((level === 'shareable' || chosen.length < services.length) && { services: chosen }),
    };
    try {
      const { makeFile } = await import('./export-file.ts');
      const progress = (step: 'judge' | 'write', done: number, all: number): void =>
        setState({ kind: 'busy', step, done, all });
      const made = await makeFile(store, choice, Date.now(), { signal: control.signal, progress });
      if (made === null) return setState({ kind: 'empty', words: t('export_empty') });
      saveFile(made.file, made.name);
      setState({ kind: 'done', words: t('export_done', made.name, sizeWords(made.file.size)) });
    } catch (error) {
      if (control.signal.aborted) return setState({ kind: 'cancelled', words: t('export_cancelled') });
      setState({ kind: 'failed', words: error instanceof StoreError ? storeProblem(error) : t('export_failed') });
    }
  };
  return (
    <div class="stack-tight" data-testid="export-box" data-state={state.kind}>
      <h3>{t('export_title')}</h3>
      <p class="small quiet">{t('export_why')}</p>
      <ExportLevel level={level} choose={chooseLevel} />
      <div class="row">
        <label for="export-format">{t('export_format')}</label>
        <select
          id="export-format"
          data-testid="export-format"
          value={format}
          aria-describedby="export-format-why"
          onChange={(event) => setFormat(FORMATS.find(([id]) => id === event.currentTarget.value)?.[0] ?? 'ndjson')}
        >
          {FORMATS.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <label for="export-table">{t('export_table')}</label>
        <select
          id="export-table"
          data-testid="export-table"
          value={format === 'zip' ? 'all' : format === 'ooni' ? 'samples' : table}
          disabled={format === 'zip' || format === 'ooni'}
          onChange={(event) => setTable(TABLES.find(([id]) => id === event.currentTarget.value)?.[0] ?? 'samples')}
        >
          {format === 'zip' && <option value="all">{t('export_table_all')}</option>}
          {TABLES.map(([id, name]) => (
            <option key={id} value={id}>
              {t(name)}
            </option>
          ))}
        </select>
      </div>
      <p class="small quiet" id="export-format-why">
        {t('export_format_why')}
      </p>
      <ExportTime moments={moments} choose={setMoments} wrong={wrong} />
      <ExportServices services={services} chosen={chosen} choose={setChosen} />
      <div class="row">
        <button
          type="button"
          data-testid="export"
          disabled={busy || wrong || chosen.length === 0}
          aria-busy={busy}
          onClick={() => void make()}
        >
          {t('export')}
        </button>
      </div>
      <ExportOutcome state={state} stop={() => stop.current?.abort()} />
    </div>
  );
}
