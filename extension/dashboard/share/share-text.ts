/** What a person may hand on, as plain text: the words of the page, nothing that was not on it, no address. */
import type { PastEvent } from '../../../src/rollup/past-events.ts';
import { lang, t } from '../../i18n.ts';
import { formatBucket } from '../chart/axes.ts';
import type { Spec } from '../chart/spec.ts';
import { eventSentence } from '../history/event-words.ts';
import { providerShown } from './provider.ts';

/** When, how many browsers, and the provider where it was ticked. @param now UTC ms */
export function shareFoot(now: number): string {
  const when = new Intl.DateTimeFormat(lang(), { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }).format(now);
  const provider = providerShown();
  return [t('share_foot', when), ...(provider === null ? [] : [t('share_provider_line', provider)])].join(' ');
}

export interface ShareInput {
  /** Sentences of the verdict, the headline first; empty while there is none. */
  verdict: readonly string[];
  name: string;
  range: { from: number; to: number };
  specs: readonly Spec[];
  /** Newest first. */
  events: readonly PastEvent[];
  now: number;
}

export function shareText({ verdict, name, range, specs, events, now }: ShareInput): string {
  return [
    ...verdict,
    '',
    t('share_range', name, formatBucket(range)),
    ...specs.map(({ title, summary }) => `${title}: ${summary}`),
    ...(events.length > 0 ? ['', t('events_title'), ...events.map((e) => `- ${eventSentence(e, now)}`)] : []),
    '',
    shareFoot(now),
  ]
    .join('\n')
    .trim();
}
