/** Bytes used per UTC day, all requests together. Only `appendSample` adds to it, once per sample. */
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
export async function addBudget(rows: BudgetRows, sample: Sample): Promise<void> {
  const day = dayOf(sample.at);
  await rows.put(((await rows.get(day)) ?? 0) + sample.costBytes, day);
}
