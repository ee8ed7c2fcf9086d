/** The last rounds: when, what kind, how long, how many requests failed. */
import { useState } from 'preact/hooks';
import type { Round } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import { lang, type MessageKey, t } from '../i18n.ts';
import { formatBytes, formatMoment, formatMs } from '../ui/format.ts';
import { pageOf } from '../ui/page-of.ts';
import { Pager } from '../ui/pager.tsx';
import type { Snapshot } from '../ui/snapshot.ts';

const PAGE = 10;

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

function RoundRow({ round, samples }: { round: Round; samples: readonly Sample[] }) {
  const failed = samples.filter((s) => s.outcome === 'failed').length;
  const bytes = samples.reduce((sum, s) => sum + s.costBytes, 0);
  return (
    <tr data-testid={`round-${round.id}`} data-state={round.state}>
      <td class="time">{formatMoment(round.startedAt, lang())}</td>
      <td>{t(KINDS[round.kind])}</td>
      <td>{t(STATES[round.state])}</td>
      <td class="number">{round.endedAt === undefined ? '' : formatMs(round.endedAt - round.startedAt, lang())}</td>
      <td class="number">{samples.length}</td>
      <td class="number">{failed}</td>
      <td class="number">{formatBytes(bytes, lang())}</td>
    </tr>
  );
}

export function RoundsTable({ snapshot }: { snapshot: Snapshot }) {
  const [wanted, setWanted] = useState(0);
  const page = pageOf(snapshot.rounds, wanted, PAGE);
  return (
    <section class="stack">
      <h2>{t('rounds_title')}</h2>
      {/* Reachable by keyboard, so that a table wider than the window can be scrolled (WCAG 2.1.1). */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable box must take the focus */}
      <section class="scroll" tabIndex={0} aria-label={t('rounds_title')}>
        <table class="full">
          <thead>
            <tr>
              <th scope="col">{t('column_started')}</th>
              <th scope="col">{t('column_kind')}</th>
              <th scope="col">{t('column_state')}</th>
              <th scope="col" class="number">
                {t('column_took')}
              </th>
              <th scope="col" class="number">
                {t('column_requests')}
              </th>
              <th scope="col" class="number">
                {t('column_failed')}
              </th>
              <th scope="col" class="number">
                {t('column_cost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((round) => (
              <RoundRow key={round.id} round={round} samples={snapshot.samples.filter((s) => s.round === round.id)} />
            ))}
          </tbody>
        </table>
      </section>
      <Pager page={page} go={setWanted} label={t('rounds_title')} />
    </section>
  );
}
