/** What the page shows at this moment, as text to copy: the verdict, the range, the sentences of the charts, the events. */
import type { PastEvent } from '../../../src/rollup/past-events.ts';
import type { Settings } from '../../../src/settings.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';
import { serviceName } from '../../ui/service-name.ts';
import { chartDataOf } from '../chart-data-of.ts';
import { sitesFor } from '../load-chart.ts';
import { latencySpec } from '../specs/latency.ts';
import { rateSpec } from '../specs/rate.ts';
import type { Charts } from '../use-charts.ts';
import { verdictSentences } from '../verdict-sentences.ts';
import { shareText } from './share-text.ts';

export interface PageShown {
  service: string;
  charts: Charts;
  settings: Settings;
  events: readonly PastEvent[];
  /** Of the service; absent while there is none. */
  verdict: Verdict | undefined;
}

/** Null while nothing can be said. @param now UTC ms */
export function pageText({ service, charts, settings, events, verdict }: PageShown, now: number): string | null {
  if (!charts.loaded) return null;
  const { points, range } = charts.loaded;
  const intervalMs = settings.intervalMinutes * 60_000;
  const input = { service, loaded: points, sites: sitesFor(settings), range, intervalMs, events };
  const data = chartDataOf({ ...input, age: null });
  const said = verdict ? verdictSentences(verdict, now) : [];
  const specs = [latencySpec(data), rateSpec(data)];
  return shareText({ verdict: said, name: serviceName(service), range, specs, events: data.events, now });
}
