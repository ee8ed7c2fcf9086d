/** A fetched bundle, checked: signature, form, age, and that it is no older than the one before. */
import { bytesOf } from '../report/base64url.ts';
import type { Manifest } from '../report/manifest.ts';
import { startOfReportHour } from '../report/report-hour.ts';
import { z } from '../zod.ts';
import type { Bundle } from './bundle.ts';
import { unpackBundle, verified } from './open-bundle.ts';

export const bundleTroubleSchema = z.enum([
  'no-answer', // none of the addresses gave it
  'signature', // signed with none of the manifest's keys
  'form', // not as this version knows it; `detail` names the field
  'older', // older than the one that is known
  'too-old', // older than anything can be said from
  'ahead', // of an hour that has not ended yet: one of two clocks is wrong
]);
/** One sentence a person can act on, by a word that the pages translate. */
export type BundleTrouble = z.infer<typeof bundleTroubleSchema>;

export type TakenBundle =
  | { bundle: Bundle; content: Uint8Array<ArrayBuffer> }
  | { trouble: BundleTrouble; detail?: string };

const HOUR_MS = 3_600_000;
/** What was a week ago says nothing of today, however well it is signed. */
export const MOST_AGE_MS = 7 * 24 * HOUR_MS;

export const bundleKeysOf = ({ bundleKeys }: Manifest): Uint8Array[] => bundleKeys.flatMap((key) => bytesOf(key) ?? []);

/** @param known start of the hour of the bundle that is known, UTC ms */
export async function takeBundle(
  file: Uint8Array,
  keys: readonly Uint8Array[],
  { now, known }: { now: number; known: number | undefined },
): Promise<TakenBundle> {
  const content = await verified(file, keys);
  if (!content) return { trouble: 'signature' };
  const opened = await unpackBundle(content);
  if ('problem' in opened) return { trouble: 'form', detail: opened.problem };
  const hour = startOfReportHour(opened.value.hour);
  if (hour === undefined) return { trouble: 'form', detail: 'hour: is no hour' };
  if (hour + HOUR_MS > now) return { trouble: 'ahead' };
  if (hour < now - MOST_AGE_MS) return { trouble: 'too-old' };
  if (known !== undefined && hour < known) return { trouble: 'older' };
  return { bundle: opened.value, content };
}
