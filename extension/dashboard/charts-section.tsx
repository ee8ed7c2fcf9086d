/** The charts of one service over one range. */
import { useMemo, useState } from 'preact/hooks';
import type { PastEvent } from '../../src/rollup/past-events.ts';
import type { Age } from '../../src/summary/buckets.ts';
import { lang, t } from '../i18n.ts';
import { serviceName } from '../ui/service-name.ts';
import { ChartFigure } from './chart/chart-figure.tsx';
import type { Spec } from './chart/spec.ts';
import { chartDataOf } from './chart-data-of.ts';
import { later } from './later.tsx';
import { sitesFor } from './load-chart.ts';
import { ProgressLine } from './progress-line.tsx';
import { PictureButton } from './share/picture-button.tsx';
import { ageWords } from './specs/age-words.ts';
import type { ChartData } from './specs/chart-data.ts';
import { latencySpec } from './specs/latency.ts';
import type { Charts } from './use-charts.ts';
import { useLate } from './use-late.ts';
import type { OpenStore } from './use-store.ts';

interface Props {
  open: OpenStore;
  service: string;
  charts: Charts;
  events: readonly PastEvent[];
  choose: (bucket: { from: number; to: number }) => void;
  /** What is said of the service now, for pictures. */
  lead: string | null;
}

function AgePicker({ data, choose }: { data: ChartData; choose: (age: Age) => void }) {
  if (data.ages.length < 2) return null;
  return (
    <fieldset class="segments" data-testid="ages">
      <legend class="small quiet">{t('age_label')}</legend>
      {data.ages.map((age) => (
        <label key={age} class="segment">
          <input
            type="radio"
            name="age"
            data-testid={`age-${age}`}
            checked={age === data.age}
            onChange={() => choose(age)}
          />
          <span>{t(ageWords(age).choice)}</span>
        </label>
      ))}
    </fieldset>
  );
}

const USUAL = ['usual-high'];
const MoreCharts = later(async () => (await import('./more-charts.tsx')).MoreCharts, 0);

export function ChartsSection({ open, service, charts, events, choose, lead }: Props) {
  const [age, setAge] = useState<Age | null>(null);
  const { loaded, folding, failed } = charts;
  const { settings } = open;
  const data = useMemo(() => {
    if (!loaded?.services.includes(service)) return null;
    const { points, range } = loaded;
    const intervalMs = settings.intervalMinutes * 60_000;
    return chartDataOf({ service, loaded: points, sites: sitesFor(settings), range, age, intervalMs, events });
    // Also anew in another language: what is made of it holds words.
  }, [loaded, service, age, events, settings, lang()]);
  const latency = useMemo(() => data && latencySpec(data), [data]);
  const late = useLate(data);
  const name = serviceName(service);
  const tools = (spec: Spec, areas: readonly string[] = []) => (
    <PictureButton spec={spec} of={{ id: service, name }} lead={lead} areas={areas} />
  );
  return (
    <section class="stack" data-testid="charts" data-state={latency ? 'ready' : failed ? 'failed' : 'loading'}>
      <h2>{t('charts_title', name)}</h2>
      {folding && <ProgressLine words={t('charts_folding', folding.done, folding.all)} {...folding} testid="folding" />}
      {failed && (
        <p class="problem" role="alert">
          {t('charts_failed')}
        </p>
      )}
      {!latency && !failed && <p class="quiet chart-place">{t('loading')}</p>}
      {data && latency && (
        <>
          <AgePicker data={data} choose={setAge} />
          <ChartFigure hint spec={latency} areas={USUAL} choose={choose} tools={tools(latency, USUAL)} />
          {late && <MoreCharts data={late} choose={choose} tools={tools} />}
        </>
      )}
    </section>
  );
}
