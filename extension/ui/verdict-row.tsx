/** One service: shape and word of its state, the last outcome, now and usual, and the last rounds as a line. */
import type { Sample } from '../../src/sample.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { LANGUAGE, t } from '../i18n.ts';
import { formatAge, formatMs } from './format.ts';
import { connectionWords, outcomeWords } from './outcome-words.ts';
import { type ServiceHistory, serviceHistory } from './service-history.ts';
import { Sparkline } from './sparkline.tsx';
import { StateWord } from './state-word.tsx';
import { verdictWords } from './verdict-words.ts';

interface Props {
  verdict: Verdict;
  name: string;
  /** The service's samples; empty for the own line, whose controls are many. */
  samples: readonly Sample[];
  now: number;
}

function Times({ verdict, history }: { verdict: Verdict; history: ServiceHistory }) {
  const { nowMs, usualMs } = verdict.evidence;
  const ms = (value: number): string => formatMs(value, LANGUAGE);
  // Both of one kind of connection, as the rule compared them; else our own median, with no usual beside it.
  if (nowMs !== undefined && usualMs !== undefined)
    return <p class="small">{t('row_now_usual', ms(nowMs), ms(usualMs))}</p>;
  if (history.nowMs === undefined) return null;
  return (
    <p class="small" title={t('row_times_title', connectionWords(history.connection))}>
      {t('row_now', ms(history.nowMs))}
    </p>
  );
}

function Last({ sample, now }: { sample: Sample; now: number }) {
  return <p class="small quiet">{t('row_last', outcomeWords(sample), formatAge(sample.at, now, LANGUAGE))}</p>;
}

export function VerdictRow({ verdict, name, samples, now }: Props) {
  const history = serviceHistory(samples);
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
        <Times verdict={verdict} history={history} />
        {history.last && <Last sample={history.last} now={now} />}
      </div>
      <div class="verdict-end">
        <StateWord verdict={verdict} />
        <Sparkline points={history.points} />
      </div>
    </li>
  );
}
