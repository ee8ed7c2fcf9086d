/** A chart as a table, newest first, a page at a time. Made of the same spec as the picture. */
import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { pageOf } from '../../ui/page-of.ts';
import { Pager } from '../../ui/pager.tsx';
import { bucketRow } from './bucket-words.ts';
import type { Spec } from './spec.ts';

const PAGE = 24;

export function SpecTable({ spec }: { spec: Spec }) {
  const [wanted, setWanted] = useState(0);
  const newest = spec.buckets.map((_, index) => spec.buckets.length - 1 - index);
  const page = pageOf(newest, wanted, PAGE);
  const lines = spec.lines.map((line, place) => ({ ...line, place })).toReversed();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable box must take the focus (WCAG 2.1.1) */}
      <section class="scroll" tabIndex={0} aria-label={t('table_of', spec.title)}>
        <table class="full" data-testid={`table-${spec.id}`}>
          <thead>
            <tr>
              <th scope="col">{t('column_time')}</th>
              {lines.map(({ key, label }) => (
                <th key={key} scope="col" class="number">
                  {label}
                </th>
              ))}
              <th scope="col">{t('column_note')}</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((index) => {
              const row = bucketRow(spec, index);
              return (
                <tr key={index}>
                  <th scope="row" class="time">
                    {row?.time}
                  </th>
                  {lines.map(({ key, place }) => (
                    <td key={key} class="number">
                      {row?.values[place]}
                    </td>
                  ))}
                  <td>{row?.note}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <Pager page={page} go={setWanted} label={t('table_of', spec.title)} />
    </>
  );
}
