/** Retention: old raw samples become hourly summaries. Runs after a round, a few times a day, in bounded batches. */
import { getSettings, readKept, retain, type Store, writeKept } from '../../src/store/index.ts';
import { z } from '../../src/zod.ts';

const EVERY_MS = 6 * 3_600_000;
const keptSchema = z.object({ retainedAt: z.number() });

export async function keepHouse(store: Store, now: number): Promise<void> {
  const kept = keptSchema.safeParse(await readKept(store, 'schedule'));
  const last = kept.success ? kept.data.retainedAt : 0;
  // A time in the future means that the clock was set back: then it is done now.
  if (now >= last && now - last < EVERY_MS) return;
  const { retentionDays } = await getSettings(store, now);
  await retain(store, now, retentionDays);
  await writeKept(store, 'schedule', { retainedAt: now }, now);
}
