/**
 * Manifest: what a collector says of itself, signed with the key that the person entered or pinned. The consent page
 * shows who runs relay and gateway from it; a change of those asks for consent anew.
 */
import { z } from '../zod.ts';

const shortName = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
const words = z.string().check(z.minLength(1), z.maxLength(500));
const key32 = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
const address = z.string().check(z.regex(/^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/), z.maxLength(200));

export const operatorSchema = z.strictObject({
  /** Short name by which the manifest refers to it. */
  id: shortName,
  /** Who it is, for people. */
  name: words,
  /** Whose law it is under: ISO 3166 alpha-2, ZZ where it does not say. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** How to reach it. */
  contact: z.optional(words),
});

export const gatewayKeySchema = z.strictObject({
  /** One key configuration of RFC 9458 section 3, base64url. */
  config: z.string().check(z.regex(/^[A-Za-z0-9_-]{40,400}$/)),
  /** The client seals with it from this moment on. */
  from: z.iso.datetime(),
  /** And no longer than this; the gateway takes it for 7 days more, since a sealed report is sent again as it is. */
  until: z.iso.datetime(),
});

export const hostSchema = z.strictObject({
  /** Address below which the paths of docs/report-format.md are, without a slash at its end. */
  url: address,
  /** Id of who runs it. */
  operator: shortName,
});

export const manifestSchema = z.strictObject({
  /** Says what the file is. */
  format: z.literal('tailback-collector'),
  /** Version of this format. */
  version: z.literal(1),
  /** Rises with every issue: a client never takes an older one than it has. */
  serial: z.int().check(z.gte(1)),
  /** The Ed25519 key that signs this file, base64url: what a client pins. */
  key: key32,
  /** UTC time of issue. */
  issuedAt: z.iso.datetime(),
  /** A client does not send by a manifest that is older than this. */
  expiresAt: z.iso.datetime(),
  /** Everybody who runs a part. */
  operators: z.array(operatorSchema).check(z.minLength(1), z.maxLength(20)),
  /** Id of who runs the gateway, which opens reports. */
  gateway: shortName,
  /** Relays, which see addresses: one of another operator than the gateway's makes it two. */
  relays: z.array(hostSchema).check(z.minLength(1), z.maxLength(20)),
  /** Where the public files can be fetched besides. */
  mirrors: z.array(hostSchema).check(z.maxLength(20)),
  /** Keys of the gateway. */
  keys: z.array(gatewayKeySchema).check(z.minLength(1), z.maxLength(8)),
  /** Ed25519 keys that sign the published bundle, base64url. */
  bundleKeys: z.array(key32).check(z.minLength(1), z.maxLength(4)),
  /** Versions of the report that the gateway takes. */
  reports: z.array(z.int()).check(z.minLength(1), z.maxLength(8)),
  /** Least number of distinct network parts in anything published. */
  k: z.int().check(z.gte(5), z.lte(1000)),
  /** What the operators declare, for people: what is kept, for how long, and whether anybody has made them keep more. */
  statement: words,
});
export type Manifest = z.infer<typeof manifestSchema>;

/** One operator could put addresses and reports together, for this relay; two would have to collude. */
export function operatedBy(manifest: Manifest, relay: string): 'one' | 'two' | 'unlisted' {
  const operator = manifest.relays.find((host) => host.url === relay)?.operator;
  if (operator === undefined) return 'unlisted';
  return operator === manifest.gateway ? 'one' : 'two';
}

/** One sentence where ids point nowhere, else undefined. */
export function manifestProblem(manifest: Manifest): string | undefined {
  const known = new Set(manifest.operators.map((operator) => operator.id));
  const named = [manifest.gateway, ...[...manifest.relays, ...manifest.mirrors].map((host) => host.operator)];
  const missing = named.find((operator) => !known.has(operator));
  if (missing !== undefined) return `operators: "${missing}" is named elsewhere but not listed`;
  if (Date.parse(manifest.expiresAt) <= Date.parse(manifest.issuedAt)) return 'expiresAt: must be after issuedAt';
  return undefined;
}
