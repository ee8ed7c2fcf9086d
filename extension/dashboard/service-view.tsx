/** Everything about the services over a time: choice, verdict, charts, a chosen moment, history, comparison, share and keep. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PastEvent } from '../../src/rollup/past-events.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { t } from '../i18n.ts';
import { serviceName } from '../ui/service-name.ts';
import { useWidth } from './chart/use-drawn.ts';
import { ChartsSection } from './charts-section.tsx';
import { atOnce, later } from './later.tsx';
import { addressOf, type Place, placeOf } from './place.ts';
import { rangeOf } from './range.ts';
import { RangePicker } from './range-picker.tsx';
import { ServicePicker } from './service-picker.tsx';
import { useCharts } from './use-charts.ts';
import { useHistory } from './use-history.ts';
import type { OpenStore } from './use-store.ts';
import { verdictSentences } from './verdict-sentences.ts';

interface Props {
  open: OpenStore;
  /** Empty until they have been judged. */
  verdicts: readonly Verdict[];
  changes: number;
  reload: () => void;
}

const VerdictCards = atOnce(async () => (await import('./verdict-cards.tsx')).VerdictCards);
const CompareSection = later(async () => (await import('./compare-section.tsx')).CompareSection);
const HistorySection = later(async () => (await import('./history/history-section.tsx')).HistorySection);
const MomentSection = later(async () => (await import('./moment/moment-section.tsx')).MomentSection);
const RoundsTable = later(async () => (await import('./rounds-table.tsx')).RoundsTable);
const ShareSection = later(async () => (await import('./share/share-section.tsx')).ShareSection);

/** Room around an event that is shown in the charts, as a share of its length, and at least so much. */
const AROUND = 0.5;
const AROUND_MS = 3 * 3_600_000;

export function ServiceView({ open, verdicts, changes, reload }: Props) {
  const { settings, store } = open;
  const { services } = settings;
  const [place, setPlace] = useState(() => placeOf(location.hash, services));
  const { choice } = place;
  const service = services.includes(place.service) ? place.service : (services[0] ?? '');
  const go = (to: Partial<Place>): void => setPlace((p) => ({ ...p, ...to }));
  useEffect(() => window.history.replaceState(null, '', addressOf(place)), [place]);
  const [compared, setCompared] = useState<readonly string[]>([]);
  const [moment, setMoment] = useState<{ from: number; to: number } | null>(null);
  const [imports, setImports] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  // A range that ends now moves on with what is stored.
  const range = useMemo(() => rangeOf(choice, Date.now(), width), [choice, width, changes, imports]);
  const shown = [service, ...compared.filter((id) => id !== service)];
  const charts = useCharts(width === 0 ? null : open, shown, range, changes + imports);
  const history = useHistory(open, changes + imports);
  const { events } = history;
  const own = verdicts.filter((v) => v.service === service || v.service === 'line');
  const verdict = own.find((v) => v.service === service);

  const show = (event: PastEvent): void => {
    const end = event.end ?? event.lastSeen;
    const around = Math.max(AROUND_MS, (end - event.start) * AROUND);
    const shownRange = { from: event.start - around, to: Math.min(Date.now(), end + around) };
    go({ choice: shownRange, ...(event.service !== 'line' && { service: event.service }) });
    box.current?.scrollIntoView({ block: 'start' });
    box.current?.focus({ preventScroll: true });
  };
  return (
    <section class="stack bare" ref={box} tabIndex={-1} aria-label={t('charts_title', serviceName(service))}>
      <ServicePicker services={services} chosen={service} choose={(id) => go({ service: id })} verdicts={verdicts} />
      {own.length > 0 && <VerdictCards verdicts={own} now={Date.now()} />}
      <RangePicker choice={choice} range={range} choose={(next) => go({ choice: next })} />
      <ChartsSection
        open={open}
        service={service}
        charts={charts}
        events={events}
        choose={setMoment}
        lead={verdict ? (verdictSentences(verdict, Date.now())[0] ?? null) : null}
      />
      {moment && <MomentSection open={open} service={service} moment={moment} close={() => setMoment(null)} />}
      <CompareSection
        open={open}
        services={services}
        chosen={compared}
        choose={setCompared}
        charts={charts}
        verdicts={verdicts}
      />
      <HistorySection history={history} events={events} service={service} choose={setMoment} show={show} />
      <ShareSection
        store={store}
        services={services}
        shown={{ service, charts, settings, events, verdict }}
        imported={() => {
          setImports((n) => n + 1);
          reload();
        }}
      />
      <details class="rounds">
        <summary>{t('rounds_title')}</summary>
        <RoundsTable store={store} changes={changes} />
      </details>
    </section>
  );
}
