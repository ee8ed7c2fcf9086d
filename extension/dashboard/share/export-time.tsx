/** Of which time an export is: everything, or between two moments of the local clock. */
import { t } from '../../i18n.ts';

/** As fields of type datetime-local give them. */
export interface Moments {
  from: string;
  to: string;
}

/** UTC ms, `to` exclusive; null where they are no range. */
export function momentsOf({ from, to }: Moments): { from: number; to: number } | null {
  const range = { from: new Date(from).getTime(), to: new Date(to).getTime() };
  return range.to > range.from ? range : null;
}

/** A moment of the local clock for such a field, to the minute. */
function fieldOf(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

interface Props {
  /** Null: everything. */
  moments: Moments | null;
  choose: (moments: Moments | null) => void;
  /** They are no range. */
  wrong: boolean;
}

const DAY_MS = 86_400_000;

export function ExportTime({ moments, choose, wrong }: Props) {
  const toggle = (all: boolean): void => {
    const now = Date.now();
    choose(all ? null : { from: fieldOf(now - DAY_MS), to: fieldOf(now) });
  };
  const field = (end: 'from' | 'to', label: string) =>
    moments && (
      <>
        <label for={`export-${end}`}>{label}</label>
        <input
          id={`export-${end}`}
          data-testid={`export-${end}`}
          type="datetime-local"
          step="any"
          value={moments[end]}
          onInput={(event) => choose({ ...moments, [end]: event.currentTarget.value })}
        />
      </>
    );
  return (
    <div class="stack-tight">
      <div class="tick">
        <input
          type="checkbox"
          id="export-all-time"
          data-testid="export-all-time"
          checked={moments === null}
          onChange={(event) => toggle(event.currentTarget.checked)}
        />
        <label for="export-all-time">{t('export_all_time')}</label>
      </div>
      {moments !== null && (
        <div class="row own-days">
          {field('from', t('export_from'))}
          {field('to', t('export_to'))}
        </div>
      )}
      {wrong && (
        <p class="small problem" role="status">
          {t('range_wrong')}
        </p>
      )}
    </div>
  );
}
