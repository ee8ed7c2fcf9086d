/**
 * Things the person must be told although no page was open when they happened. One notice per kind: a disk that is full
 * for a week makes one notice that counts, not a thousand.
 */
import { z } from '../zod.ts';
import type { KeptRows } from './kept.ts';
import type { Store } from './schema.ts';
import { transact } from './transact.ts';

export const noticeSchema = z.strictObject({
  /**
   * quota: old raw samples were turned into hourly summaries to make room. settings-…: stored settings were put aside.
   * budget: the day's bytes were used up before its end. full: nothing more can be stored; the shell makes this one up, since it
   * cannot be stored either.
   */
  kind: z.enum(['quota', 'settings-damaged', 'settings-newer', 'budget', 'full']),
  /** UTC ms of the first and of the latest time. */
  firstAt: z.number(),
  at: z.number(),
  times: z.int(),
  /** Numbers add up over the times; of a text the latest counts. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The person has seen it, and it is not shown again. It stays where it still explains something: `budget`, for the rest of its day. */
  away: z.optional(z.literal(true)),
});
export type Notice = z.infer<typeof noticeSchema>;
export type NewNotice = Pick<Notice, 'kind' | 'at' | 'params'>;

const noticesSchema = z.array(noticeSchema);

/** Newest first. */
export async function notices(store: Store): Promise<Notice[]> {
  return parseNotices(await store.get('kept', 'notices'));
}

export async function addNotice(store: Store, notice: NewNotice): Promise<void> {
  await transact(store, ['kept'], (tx) => noteIn(tx.objectStore('kept'), notice));
}

/** The person has seen it. */
export async function clearNotice(store: Store, kind: Notice['kind']): Promise<void> {
  await transact(store, ['kept'], async (tx) => {
    const kept = tx.objectStore('kept');
    const all = parseNotices(await kept.get('notices'));
    // Forgotten, the silence that follows would pass for sleep, and the next look at the day would tell it anew.
    const left =
      kind === 'budget'
        ? all.map((notice): Notice => (notice.kind === kind ? { ...notice, away: true } : notice))
        : all.filter((notice) => notice.kind !== kind);
    await kept.put(left, 'notices');
  });
}

/** As addNotice, within the transaction of what it tells: neither happens without the other. */
export async function noteIn(kept: KeptRows, { kind, at, params }: NewNotice): Promise<void> {
  const all = parseNotices(await kept.get('notices'));
  const old = all.find((notice) => notice.kind === kind);
  const sums = Object.entries(params).map(([name, value]) => {
    const before = old?.params[name];
    return [name, typeof value === 'number' && typeof before === 'number' ? before + value : value] as const;
  });
  const merged: Notice = {
    kind,
    firstAt: old?.firstAt ?? at,
    at,
    times: (old?.times ?? 0) + 1,
    params: { ...old?.params, ...Object.fromEntries(sums) },
  };
  await kept.put([...all.filter((notice) => notice.kind !== kind), merged], 'notices');
}

/** Newest first. Notices are a convenience: unreadable ones are dropped rather than let a page fail. */
export function parseNotices(value: unknown): Notice[] {
  const parsed = noticesSchema.safeParse(value);
  return parsed.success ? parsed.data.toSorted((a, b) => b.at - a.at) : [];
}
