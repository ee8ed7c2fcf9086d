/** The whole history of a service: its strip, what happened, and how far the judging of it has come. */
import { useMemo } from 'preact/hooks';
import type { PastEvent } from '../../../src/rollup/past-events.ts';
import { t } from '../../i18n.ts';
import { serviceName } from '../../ui/service-name.ts';
import { ProgressLine } from '../progress-line.tsx';
import type { History } from '../use-history.ts';
import { EventsList } from './events-list.tsx';
import { stripOf } from './strip.ts';
import { StripFigure } from './strip-figure.tsx';

interface Props {
  history: History;
  events: readonly PastEvent[];
  service: string;
  choose: (hour: { from: number; to: number }) => void;
  show: (event: PastEvent) => void;
}

export function HistorySection({ history, events, service, choose, show }: Props) {
  const { days, judging, failed } = history;
  const strip = useMemo(() => (days ? stripOf(days, service, Date.now()) : null), [days, service]);
  return (
    <section class="stack" data-testid="history" data-state={strip ? 'ready' : failed ? 'failed' : 'loading'}>
      <h2>{t('history_title')}</h2>
      {judging && (
        <ProgressLine words={t('history_judging', judging.done, judging.all)} {...judging} testid="judging" />
      )}
      {failed && (
        <p class="problem" role="alert">
          {t('history_failed')}
        </p>
      )}
      {!strip && !failed && <p class="quiet">{t('loading')}</p>}
      {strip && (
        <>
          <StripFigure strip={strip} name={serviceName(service)} choose={choose} />
          <EventsList events={events} service={service} now={Date.now()} show={show} />
        </>
      )}
    </section>
  );
}
