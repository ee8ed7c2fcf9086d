/** One service: shape and word of its state, the last day as a line, the time now and the usual one. */
import type { GlanceRow } from '../../src/glance/glance.ts';
import { lang, t } from '../i18n.ts';
import { formatAge, formatMsShort } from './format.ts';
import { connectionWords, outcomeWords } from './outcome-words.ts';
import { rowName } from './row-name.ts';
import { Sparkline } from './sparkline.tsx';
import { LOOKS } from './state-look.ts';
import { StateShape } from './state-shape.tsx';
import { isNotAsked, stateWord } from './state-words.ts';
import { verdictWords } from './verdict-words.ts';

function Times({ row, now }: { row: GlanceRow; now: number }) {
  const { nowMs, usualMs, freshUntil = 0, connection } = row;
  if (nowMs === undefined || freshUntil < now) return null;
  return (
    <p class="verdict-times" title={t('row_times_title', connectionWords(connection))}>
      <span class="verdict-now">{t('row_now', formatMsShort(nowMs, lang()))}</span>
      {usualMs !== undefined && <span class="small quiet">{t('row_usual', formatMsShort(usualMs, lang()))}</span>}
    </p>
  );
}

/** What the word of the state leaves open: why a service is not judged, or how its last request failed. */
function more({ verdict, last }: GlanceRow, name: string, now: number): string | undefined {
  // Said at the top once for all of them, with what to press.
  if (isNotAsked(verdict)) return undefined;
  if (verdict.service === 'line' && verdict.state === 'ok' && verdict.confidence === 'high') return undefined;
  // The line has no history of its own; of an undecided service the reason is what there is to say.
  if (verdict.service === 'line' || verdict.state === 'unknown') return verdictWords(verdict, name, now).reason;
  return last?.outcome === 'failed' ? t('row_last', outcomeWords(last), formatAge(last.at, now, lang())) : undefined;
}

export function VerdictRow({ row, now }: { row: GlanceRow; now: number }) {
  const { verdict } = row;
  const look = LOOKS[verdict.state];
  const name = rowName(row);
  const said = more(row, name, now);
  return (
    <li
      class="verdict-row"
      data-testid={`verdict-${verdict.service}`}
      data-state={verdict.state}
      data-technique={verdict.technique ?? ''}
      data-confidence={verdict.confidence}
      data-scope={verdict.scope}
    >
      <StateShape state={verdict.state} />
      <div class="verdict-what">
        <h2>{name}</h2>
        <p class={`small ${look.tone}`}>{stateWord(verdict)}</p>
      </div>
      {verdict.service !== 'line' && <Sparkline points={row.points} usual={row.usual} />}
      {verdict.service !== 'line' && <Times row={row} now={now} />}
      {said && <p class="verdict-more small quiet">{said}</p>}
    </li>
  );
}
