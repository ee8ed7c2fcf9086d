/** One service: shape and word of its state, the last outcome, now and usual, and the last rounds as a line. */
import type { Sample } from '../../src/sample.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { lang, t } from '../i18n.ts';
import { formatAge, formatMs } from './format.ts';
import { connectionWords, outcomeWords } from './outcome-words.ts';
import { serviceHistory } from './service-history.ts';
import { Sparkline } from './sparkline.tsx';
import { StateWord } from './state-word.tsx';
import { type TimesNow, timesNow } from './times-now.ts';
import { verdictWords } from './verdict-words.ts';

interface Props {
  verdict: Verdict;
  name: string;
  /** The service's samples; empty for the own line, whose controls are many. */
  samples: readonly Sample[];
  now: number;
}

function Times({ times, connection }: { times: TimesNow; connection: Sample['connection'] }) {
  const { nowMs, usualMs } = times;
  const now = formatMs(nowMs, lang());
  return (
    <p class="small" title={t('row_times_title', connectionWords(connection))}>
      {usualMs === undefined ? t('row_now', now) : t('row_now_usual', now, formatMs(usualMs, lang()))}
    </p>
  );
}

function Last({ sample, now }: { sample: Sample; now: number }) {
  return <p class="small quiet">{t('row_last', outcomeWords(sample), formatAge(sample.at, now, lang()))}</p>;
}

export function VerdictRow({ verdict, name, samples, now }: Props) {
  const history = serviceHistory(samples);
  const times = timesNow(verdict, history, now);
  // The line has no history of its own; of an undecided service the reason is what there is to say.
  const why = verdict.service === 'line' || verdict.state === 'unknown';
  return (
    <li
      class="verdict-row"
      data-testid={`verdict-${verdict.service}`}
      data-state={verdict.state}
      data-technique={verdict.technique ?? ''}
      data-confidence={verdict.confidence}
    >
      <div>
        <h2>{name}</h2>
        {why && <p class="small quiet">{verdictWords(verdict, name, now).reason}</p>}
        {times && <Times times={times} connection={history.connection} />}
        {history.last && <Last sample={history.last} now={now} />}
      </div>
      <div class="verdict-end">
        <StateWord verdict={verdict} />
        <Sparkline points={history.points} />
      </div>
    </li>
  );
}
