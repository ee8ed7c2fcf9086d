/** Keeps which parts of services have ever answered: a part that fails is followed only where it did (src/schedule/parts.ts). */
import type { Sample } from '../../src/sample.ts';
import { type PartsAnswered, withAnswers } from '../../src/schedule/parts.ts';
import { readKept, type Store, writeKept } from '../../src/store/index.ts';
import { z } from '../../src/zod.ts';

const answeredSchema = z.record(z.string(), z.number());
/** Written again only when something has moved by more than this, ms: nothing depends on the minute. */
const COARSE_MS = 6 * 3_600_000;

/** @param samples of the last day */
export async function answeredParts(store: Store, samples: readonly Sample[], now: number): Promise<PartsAnswered> {
  const parsed = answeredSchema.safeParse(await readKept(store, 'parts'));
  const before: PartsAnswered = parsed.success ? parsed.data : {};
  const after = withAnswers(before, samples, now);
  const moved = Object.entries(after).some(([key, at]) => at - (before[key] ?? Number.NEGATIVE_INFINITY) > COARSE_MS);
  if (moved) await writeKept(store, 'parts', after, now);
  return after;
}
