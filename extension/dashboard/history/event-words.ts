/** A past event in a sentence: "WhatsApp: name removed since 14:10, looks throttled before". Hedged as the verdicts are. */
import type { PastEvent } from '../../../src/rollup/past-events.ts';
import { lang, t } from '../../i18n.ts';
import { formatTime } from '../../ui/format.ts';
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
  return [
    t('event_since', stepWords(last), since(last)),
    ...before.map((step) => t('event_before', stepWords(step), since(step))),
  ].join(', ');
}

/** When it was over, or that it stands, as far as was measured. */
export function endWords({ end, lastSeen }: Pick<PastEvent, 'end' | 'lastSeen'>, now: number): string {
  const time = (at: number): string => formatTime(at, now, lang());
  if (end === null) return now - lastSeen > UNSEEN_MS ? t('event_last_seen', time(lastSeen)) : t('event_stands');
  return end - lastSeen > UNSEEN_MS ? t('event_over_between', time(lastSeen), time(end)) : t('event_over', time(end));
}

export function eventSentence(event: PastEvent, now: number): string {
  return `${serviceName(event.service)}: ${storyOf(event, now)}. ${endWords(event, now)}`;
}
