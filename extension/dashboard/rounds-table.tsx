/** The last rounds: when, what kind, how late (sleep, never an outage), how long, how many requests failed. Read when somebody opens it. */
import { useEffect, useState } from 'preact/hooks';
import type { Round } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import { lateStartMs } from '../../src/schedule/late-start.ts';
import { recentRounds, type Store, samplesOfRound } from '../../src/store/index.ts';
import { lang, type MessageKey, t } from '../i18n.ts';
import { formatBytes, formatLength, formatMoment, formatMs } from '../ui/format.ts';
import { pageOf } from '../ui/page-of.ts';
import { Pager } from '../ui/pager.tsx';

const PAGE = 10;
/** Rounds that can be paged through: more than a day at the shortest interval has. */
const MOST = 300;

const KINDS: Readonly<Record<Round['kind'], MessageKey>> = {
  regular: 'round_regular',
  'first-check': 'round_first_check',
  burst: 'round_burst',
};
const STATES: Readonly<Record<Round['state'], MessageKey>> = {
  open: 'round_state_open',
  done: 'round_state_done',
  cancelled: 'round_state_cancelled',
};
const WORDS = ['started', 'kind', 'state'] as const;
const NUMBERS = ['late', 'took', 'requests', 'failed', 'cost'] as const;

type Row = { round: Round; samples: readonly Sample[] };

function RoundRow({ round, samples }: Row) {
  const failed = samples.filter((s) => s.outcome === 'failed').length;
  const late = lateStartMs(round);
  const bytes = samples.reduce((sum, s) => sum + s.costBytes, 0);
  return (
    <tr data-testid={`round-${round.id}`} data-state={round.state}>
      <td class="time">{formatMoment(round.startedAt, lang())}</td>
      <td>{t(KINDS[round.kind])}</td>
      <td>{t(STATES[round.state])}</td>
      <td class="number">{late > 0 && formatLength(late, lang())}</td>
      <td class="number">{round.endedAt === undefined ? '' : formatMs(round.endedAt - round.startedAt, lang())}</td>
      <td class="number">{samples.length}</td>
      <td class="number">{failed}</td>
      <td class="number">{formatBytes(bytes, lang())}</td>
    </tr>
  );
}

function useRows(store: Store, wanted: number, changes: number) {
  const [rounds, setRounds] = useState<readonly Round[]>([]);
  const [rows, setRows] = useState<readonly Row[]>([]);
  const page = pageOf(rounds, wanted, PAGE);
  const ids = page.rows.map(({ id, state }) => `${id} ${state}`).join(' ');
  useEffect(() => {
    recentRounds(store, MOST)
      .then(setRounds)
      .catch(() => undefined);
  }, [store, changes]);
  useEffect(() => {
    let over = false;
    Promise.all(page.rows.map(async (round) => ({ round, samples: await samplesOfRound(store, round.id) })))
      .then((read) => {
        if (!over) setRows(read);
      })
      .catch(() => undefined);
    return () => {
      over = true;
    };
  }, [store, ids, changes]);
  return { page, rows };
}

export function RoundsTable({ store, changes }: { store: Store; changes: number }) {
  const [wanted, setWanted] = useState(0);
  const { page, rows } = useRows(store, wanted, changes);
  return (
    <div class="stack">
      {/* Reachable by keyboard, so that a table wider than the window can be scrolled (WCAG 2.1.1). */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable box must take the focus */}
      <section class="scroll" tabIndex={0} aria-label={t('rounds_title')}>
        <table class="full">
          <thead>
            <tr>
              {WORDS.map((name) => (
                <th key={name} scope="col">
                  {t(`column_${name}`)}
                </th>
              ))}
              {NUMBERS.map((name) => (
                <th key={name} scope="col" class="number">
                  {t(`column_${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RoundRow key={row.round.id} {...row} />
            ))}
          </tbody>
        </table>
      </section>
      {page.rows.length === 0 && <p class="quiet">{t('rounds_none')}</p>}
      {page.rows.some(lateStartMs) && <p class="quiet">{t('rounds_late')}</p>}
      <Pager page={page} go={setWanted} label={t('rounds_title')} />
    </div>
  );
}
