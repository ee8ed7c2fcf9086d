/**
 * Collector: what the extension knows of the one a person entered, and what they allowed. It is kept apart from the other
 * settings, so that an exported file does not tell with whom somebody shares.
 */
import { canonical } from '../store/canonical.ts';
import { z } from '../zod.ts';
import { type Manifest, manifestSchema } from './manifest.ts';

export const collectorSchema = z.strictObject({
  /** Version of this table; it rises when a field changes its meaning. */
  version: z.literal(1),
  /** Addresses of relays that the person allowed, tried in random order. */
  relays: z.array(z.string()).check(z.minLength(1), z.maxLength(8)),
  /** Addresses that serve the public files besides, allowed likewise. */
  mirrors: z.array(z.string()).check(z.maxLength(8)),
  /** The key that signs the manifest: entered, or pinned at first sight. */
  key: z.string(),
  /** Whether the key came with the address. */
  keyEntered: z.boolean(),
  /** The newest manifest that was verified. */
  manifest: manifestSchema,
  /** UTC ms at which it was fetched. */
  fetchedAt: z.int(),
  /** Null until the person chose to upload. */
  upload: z.nullable(
    z.strictObject({
      /** UTC ms: what was measured before is not sent. */
      since: z.int(),
      /** Services that are reported besides those of the default set. */
      services: z.array(z.string()),
      /** Who ran what when the person agreed (`whoRuns`). */
      agreed: z.string(),
    }),
  ),
  /** Whether public figures are fetched without uploading. */
  crowd: z.boolean(),
});
export type Collector = z.infer<typeof collectorSchema>;

/** Undefined for nothing, and for what another version wrote: then upload is as if it had never been chosen. */
export function parseCollector(value: unknown): Collector | undefined {
  const parsed = collectorSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** Who runs gateway and these relays, as a text to compare: while it is what the person agreed to, nothing need be asked. */
export function whoRuns(manifest: Manifest, relays: readonly string[]): string {
  const named = (id: string | undefined) => manifest.operators.find((operator) => operator.id === id) ?? null;
  const carriers = relays.toSorted().map((url) => {
    return [url, named(manifest.relays.find((host) => host.url === url)?.operator)];
  });
  return canonical({ gateway: named(manifest.gateway), relays: carriers });
}

/** Upload is chosen and who runs it is still who it was. */
export function mayUpload(collector: Collector | undefined): boolean {
  if (!collector?.upload) return false;
  return collector.upload.agreed === whoRuns(collector.manifest, collector.relays);
}
