/** The strip as a table: a row for each day, newest first, with the hours of each state. */
import { useState } from 'preact/hooks';
import { lang, t } from '../../i18n.ts';
import { pageOf } from '../../ui/page-of.ts';
import { Pager } from '../../ui/pager.tsx';
import { LOOKS } from '../../ui/state-look.ts';
import { countStates, runsOf, type StripDay } from './strip.ts';

const PAGE = 14;

const two = (hour: number): string =>
  new Intl.DateTimeFormat(lang(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(2026, 0, 1, hour % 24),
  );

function spans(day: StripDay): string {
  const trouble = runsOf(day).filter(({ state }) => state !== 'ok');
  return trouble
    .map(({ state, from, length }) => t('strip_span', two(from), two(from + length), t(LOOKS[state].word)))
    .join('; ');
}

export function StripTable({ days }: { days: readonly StripDay[] }) {
  const [wanted, setWanted] = useState(0);
  const page = pageOf(days.toReversed(), wanted, PAGE);
  const date = new Intl.DateTimeFormat(lang(), { dateStyle: 'medium' });
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable box must take the focus (WCAG 2.1.1) */}
      <section class="scroll" tabIndex={0} aria-label={t('table_of', t('strip_title'))}>
        <table class="full" data-testid="table-strip">
          <thead>
            <tr>
              <th scope="col">{t('column_day')}</th>
              <th scope="col" class="number">
                {t('column_hours')}
              </th>
              <th scope="col" class="number">
                {t('column_hours_ok')}
              </th>
              <th scope="col">{t('column_else')}</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((day) => (
              <tr key={day.noon}>
                <th scope="row" class="time">
                  {date.format(day.noon)}
                </th>
                <td class="number">{day.hours.filter((hour) => hour !== null).length}</td>
                <td class="number">{countStates([day]).find(({ state }) => state === 'ok')?.hours ?? 0}</td>
                <td>{spans(day)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pager page={page} go={setWanted} label={t('strip_title')} />
    </>
  );
}
