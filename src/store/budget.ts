/** Bytes used per UTC day, all requests together: `appendSample` adds to it once per sample, `chargeBytes` what is no sample. */
import type { Sample } from '../sample.ts';
import { dayOf } from './hour.ts';
import type { Store } from './schema.ts';

/** Bytes used on a UTC day (`YYYY-MM-DD`, see `dayOf`); 0 where nothing was measured. */
export async function budgetUsed(store: Store, day: string): Promise<number> {
  return (await store.get('budget', day)) ?? 0;
}

interface BudgetRows {
  get(day: string): Promise<number | undefined>;
  put(bytes: number, day: string): Promise<string>;
}

/** To be called in the transaction that stores the sample. */
export async function addBudget(rows: BudgetRows, { at, costBytes }: Pick<Sample, 'at' | 'costBytes'>): Promise<void> {
  const day = dayOf(at);
  await rows.put(((await rows.get(day)) ?? 0) + costBytes, day);
}

/** For what is fetched and is no measurement. */
export async function chargeBytes(store: Store, costBytes: number, at: number): Promise<void> {
  const tx = store.transaction('budget', 'readwrite');
  await Promise.all([addBudget(tx.store, { at, costBytes }), tx.done]);
}
