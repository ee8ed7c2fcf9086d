/** What happened, newest first, each with the evidence of the verdict that says most of it. */
import { useState } from 'preact/hooks';
import type { PastEvent } from '../../../src/rollup/past-events.ts';
import { plural, t } from '../../i18n.ts';
import { evidenceRows } from '../../ui/evidence-rows.ts';
import { pageOf } from '../../ui/page-of.ts';
import { Pager } from '../../ui/pager.tsx';
import { serviceName } from '../../ui/service-name.ts';
import { StateShape } from '../../ui/state-shape.tsx';
import { endWords, storyOf, worstWords } from './event-words.ts';

const PAGE = 8;

interface Props {
  /** Newest first. */
  events: readonly PastEvent[];
  service: string;
  now: number;
  /** Shows the event in the charts. */
  show: (event: PastEvent) => void;
}

function EventRow({ event, now, show }: { event: PastEvent } & Pick<Props, 'now' | 'show'>) {
  const name = serviceName(event.service);
  return (
    <li class="event" data-testid="event" data-state={event.state} data-service={event.service}>
      <p>
        <StateShape state={event.state} /> <strong>{name}</strong>: {storyOf(event, now)}. {worstWords(event, now)}{' '}
        <span class="quiet">{endWords(event, now)}</span>
      </p>
      <div class="row">
        <button type="button" onClick={() => show(event)}>
          {t('event_show')}
          <span class="hidden"> {name}</span>
        </button>
      </div>
      <details>
        <summary class="small">{t('event_evidence')}</summary>
        <table>
          <caption class="hidden">{t('evidence_caption', name)}</caption>
          <tbody>
            {evidenceRows(event.verdict, now).map(({ label, value, title }) => (
              <tr key={label}>
                <th scope="row">{t(label)}</th>
                <td title={title}>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </li>
  );
}

export function EventsList({ events, service, now, show }: Props) {
  const [all, setAll] = useState(false);
  const [wanted, setWanted] = useState(0);
  const shown = events.filter((e) => all || e.service === service || e.service === 'line');
  const page = pageOf(shown, wanted, PAGE);
  return (
    <div class="stack" data-testid="events">
      <h3>{t('events_title')}</h3>
      <div class="tick">
        <input
          type="checkbox"
          id="events-all"
          data-testid="events-all"
          checked={all}
          onChange={(event) => {
            setAll(event.currentTarget.checked);
            setWanted(0);
          }}
        />
        <label for="events-all">{t('events_all')}</label>
      </div>
      <p class="small quiet" role="status">
        {shown.length === 0 ? t('events_none') : plural('events_count', shown.length)}
      </p>
      <ol class="events" aria-label={t('events_title')}>
        {page.rows.map((event) => (
          <EventRow key={`${event.service}-${event.start}`} event={event} now={now} show={show} />
        ))}
      </ol>
      <Pager page={page} go={setWanted} label={t('events_title')} />
    </div>
  );
}
