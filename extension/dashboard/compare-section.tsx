/** Services side by side, over the same time and on one scale: a state's messenger beside the others. */
import { useMemo } from 'preact/hooks';
import { bucketsOf, mainAge } from '../../src/summary/buckets.ts';
import { median } from '../../src/summary/quantile.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { lang, t } from '../i18n.ts';
import { formatMs, formatRate } from '../ui/format.ts';
import { serviceName } from '../ui/service-name.ts';
import { StateWord } from '../ui/state-word.tsx';
import { ChartFigure } from './chart/chart-figure.tsx';
import { gapOf } from './chart-data-of.ts';
import { PictureButton } from './share/picture-button.tsx';
import { type Compared, compareSpec, MOST_COMPARED } from './specs/compare.ts';
import type { Charts } from './use-charts.ts';
import type { OpenStore } from './use-store.ts';

interface Props {
  open: OpenStore;
  /** All that could be compared, in the person's order. */
  services: readonly string[];
  chosen: readonly string[];
  choose: (services: string[]) => void;
  charts: Charts;
  verdicts: readonly Verdict[];
}

function Ticks({ services, chosen, choose }: Pick<Props, 'services' | 'chosen' | 'choose'>) {
  const full = chosen.length >= MOST_COMPARED;
  const toggle = (id: string, on: boolean): void =>
    choose(services.filter((s) => (s === id ? on : chosen.includes(s))));
  return (
    <fieldset class="picker" data-testid="compare-picker">
      <legend class="small quiet">{t('compare_choose', MOST_COMPARED)}</legend>
      {services.map((id) => (
        <label key={id} class="chip">
          <input
            type="checkbox"
            data-testid={`compare-${id}`}
            checked={chosen.includes(id)}
            disabled={full && !chosen.includes(id)}
            onChange={(event) => toggle(id, event.currentTarget.checked)}
          />
          <span class="chip-name">{serviceName(id)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Numbers({ compared, verdicts }: { compared: readonly Compared[]; verdicts: readonly Verdict[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable box must take the focus (WCAG 2.1.1)
    <section class="scroll" tabIndex={0} aria-label={t('compare_title')}>
      <table class="full" data-testid="compare-numbers">
        <caption class="hidden">{t('compare_title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column_target')}</th>
            <th scope="col">{t('column_now')}</th>
            <th scope="col" class="number">
              {t('series_p50')}
            </th>
            <th scope="col" class="number">
              {t('column_failed')}
            </th>
            <th scope="col" class="number">
              {t('series_rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {compared.map(({ service, buckets }) => {
            const verdict = verdicts.find((v) => v.service === service);
            const ms = median(buckets.flatMap((b) => b.p50 ?? []));
            const bps = median(buckets.flatMap((b) => b.bps ?? []));
            const asked = buckets.reduce((sum, b) => sum + b.asked, 0);
            const failed = buckets.reduce((sum, b) => sum + b.failed, 0);
            return (
              <tr key={service}>
                <th scope="row">{serviceName(service)}</th>
                <td>{verdict && <StateWord verdict={verdict} />}</td>
                <td class="number">{ms === undefined ? '' : formatMs(ms, lang())}</td>
                <td class="number">{t('evidence_of', failed, asked)}</td>
                <td class="number">{bps === undefined ? '' : formatRate(bps, lang())}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

export function CompareSection({ open, services, chosen, choose, charts, verdicts }: Props) {
  const { loaded } = charts;
  const intervalMs = open.settings.intervalMinutes * 60_000;
  const compared = useMemo(() => {
    if (!loaded) return null;
    const of = (service: string): Compared => {
      const points = loaded.points.points.get(service) ?? [];
      return { service, buckets: bucketsOf(points, { ...loaded.range, age: mainAge(points) }) };
    };
    return chosen.filter((id) => loaded.services.includes(id)).map(of);
  }, [loaded, chosen]);
  const spec = useMemo(
    () => loaded && compared && compareSpec(compared, { ...loaded.range, gapMs: gapOf(loaded.range, intervalMs) }),
    [loaded, compared, intervalMs, lang()],
  );
  if (services.length < 2) return null;
  return (
    <section class="stack" data-testid="compare">
      <h2>{t('compare_title')}</h2>
      <Ticks services={services} chosen={chosen} choose={choose} />
      {chosen.length < 2 && <p class="quiet">{t('compare_more')}</p>}
      {chosen.length >= 2 && !spec && <p class="quiet">{t('loading')}</p>}
      {chosen.length >= 2 && spec && compared && (
        <>
          <Numbers compared={compared} verdicts={verdicts} />
          <ChartFigure
            spec={spec}
            tools={<PictureButton spec={spec} of={{ id: 'services', name: t('compare_title') }} lead={null} />}
          />
        </>
      )}
    </section>
  );
}
