/** What several specs share: failures as marks, events as shades, the top of the scale, sentences. */
import { dayStart } from '../../../src/store/hour.ts';
import type { Bucket } from '../../../src/summary/buckets.ts';
import { quantile } from '../../../src/summary/quantile.ts';
import { plural, t } from '../../i18n.ts';
import { failureWords } from '../../ui/outcome-words.ts';
import { LOOKS } from '../../ui/state-look.ts';
import type { Mark, Shade } from '../chart/spec.ts';
import type { ChartData } from './chart-data.ts';

export const valuesOf = (
  buckets: readonly Bucket[],
  what: (b: Bucket) => number | undefined | null,
): (number | null)[] => buckets.map((b) => what(b) ?? null);

export function failureMarks(buckets: readonly Bucket[]): Mark[] {
  return buckets.flatMap(({ asked, failed }, index): Mark[] =>
    failed === 0 ? [] : [{ index, kind: failed === asked ? 'all' : 'some' }],
  );
}

export function failureNotes(buckets: readonly Bucket[]): (string | null)[] {
  return buckets.map(({ asked, failed, failure, leftOut }) => {
    if (asked === 0) return leftOut > 0 ? t('bucket_left_out') : t('bucket_nothing');
    if (failed === 0) return null;
    const words = t('bucket_failed', failed, asked);
    return failure ? `${words}: ${failureWords(failure)}` : words;
  });
}

/** Each step of an event under its own word, and the last one to the last round that saw it: nobody knows of the night after. */
export function shades({ events }: ChartData): Shade[] {
  return events.flatMap(({ lastSeen, steps }) =>
    steps.map(({ since, state }, i) => ({
      from: since,
      to: steps[i + 1]?.since ?? Math.max(lastSeen, since + 1),
      state,
      label: t(LOOKS[state].word),
    })),
  );
}

/** A single late answer must not press all others to the ground: the scale ends above all medians and most of the rest. */
export function topOf(middles: readonly (number | null)[], uppers: readonly (number | null)[]): number {
  const highest = Math.max(0, ...middles.flatMap((v) => v ?? []));
  const most =
    quantile(
      uppers.flatMap((v) => v ?? []),
      0.95,
    ) ?? 0;
  return Math.max(highest, most, 1) * 1.15;
}

export const bandAt = ({ usual }: ChartData, { from }: Bucket) => usual.get(dayStart(from));

export function failedSentence(buckets: readonly Bucket[]): string {
  const asked = buckets.reduce((sum, b) => sum + b.asked, 0);
  const failed = buckets.reduce((sum, b) => sum + b.failed, 0);
  return failed === 0 ? t('chart_failed_none', asked) : plural('chart_failed', failed, asked);
}
