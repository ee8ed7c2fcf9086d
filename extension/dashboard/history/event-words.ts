/** A past event in a sentence: "WhatsApp: name removed since 14:10, looks throttled before". Hedged as the verdicts are. */
import type { PastEvent } from '../../../src/rollup/past-events.ts';
import type { Worst } from '../../../src/verdict/worst.ts';
import { inOneSentence, lang, type MessageKey, t } from '../../i18n.ts';
import { formatBytes, formatMs, formatRate, formatTime } from '../../ui/format.ts';
import { serviceName } from '../../ui/service-name.ts';
import { LOOKS } from '../../ui/state-look.ts';
import { techniqueWords } from '../../ui/verdict-words.ts';

type Step = PastEvent['steps'][number];

/** So long after the last round that saw it, its end is not known. */
const UNSEEN_MS = 2 * 3_600_000;
/** Steps told; of a longer story the newest. */
const TOLD = 4;

export function stepWords({ state, technique }: Step): string {
  const word = t(LOOKS[state].word);
  return technique ? t('event_technique', word, techniqueWords(technique)) : word;
}

/** "looks blocked (name removed) since 14:10, looks throttled (a rate limit) before that, since 09:00". */
export function storyOf({ steps }: Pick<PastEvent, 'steps'>, now: number): string {
  const told = steps.slice(-TOLD).toReversed();
  const [last, ...before] = told;
  if (!last) return '';
  const since = (step: Step): string => formatTime(step.since, now, lang());
  return inOneSentence([
    t('event_since', stepWords(last), since(last)),
    ...before.map((step) => t('event_before', stepWords(step), since(step))),
  ]);
}

/** When it was over, or that it stands, as far as was measured. */
export function endWords({ end, lastSeen }: Pick<PastEvent, 'end' | 'lastSeen'>, now: number): string {
  const time = (at: number): string => formatTime(at, now, lang());
  if (end === null) return now - lastSeen > UNSEEN_MS ? t('event_last_seen', time(lastSeen)) : t('event_stands');
  return end - lastSeen > UNSEEN_MS ? t('event_over_between', time(lastSeen), time(end)) : t('event_over', time(end));
}

function measured({ by, value, of }: Worst): [label: MessageKey, value: string] {
  switch (by) {
    case 'late':
      return ['chart_latency', formatMs(value, lang())];
    case 'thin':
      return ['evidence_goodput', formatRate(value, lang())];
    case 'stalled':
      return ['evidence_stalled', formatBytes(value, lang())];
    case 'failed':
      return ['evidence_failures', t('evidence_of', value, of ?? value)];
  }
}

/** When it was worst and by which number; empty where it was one round, or where no number tells. */
export function worstWords(
  { worst, start, lastSeen }: Pick<PastEvent, 'worst' | 'start' | 'lastSeen'>,
  now: number,
): string {
  if (!worst || lastSeen === start) return '';
  const [label, value] = measured(worst);
  return t('event_worst', formatTime(worst.at, now, lang()), t(label), value);
}

export function eventSentence(event: PastEvent, now: number): string {
  const worst = worstWords(event, now);
  return `${serviceName(event.service)}: ${storyOf(event, now)}. ${worst ? `${worst} ` : ''}${endWords(event, now)}`;
}
