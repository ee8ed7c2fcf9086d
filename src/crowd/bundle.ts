/**
 * Bundle: what is known of all providers, in one file that everybody fetches alike, so that nobody asks for their own. It
 * is compared on the person's machine (compare.ts). Tuples instead of objects: twelve thousand cells must stay small.
 */
import { reportHourSchema } from '../report/report-hour.ts';
import { z } from '../zod.ts';
import { ALERT_SCOPES } from './alert.ts';
import { GRADES } from './grade.ts';
import { LABELS } from './label.ts';

export const BUNDLE_VERSION = 1;

/** In this order, since tuples hold their places. */
export const TROUBLES = ['slow', 'throttled', 'failed'] as const;

const count = z.int().check(z.gte(0));
const country = z.string().check(z.regex(/^[A-Z]{2}$/));
const place = (list: readonly unknown[]) => z.int().check(z.gte(0), z.lt(list.length));

/** One service at one provider: the newest window that was published of it. */
export const bundleCellSchema = z.tuple([
  /** Place in `services`. */
  count,
  /** Start of the window, in hours before `hour`. */
  count,
  /** Its length in hours: 1, 6 or 24. */
  count,
  /** Networks that voted, and those with trouble, multiples of five. */
  count,
  count,
  /** Place in LABELS, TROUBLES (or -1: none) and GRADES. */
  place(LABELS),
  z.int().check(z.gte(-1), z.lt(TROUBLES.length)),
  place(GRADES),
  /** Middle time to the first byte on fresh connections, ms; 0: too few measured it. */
  count,
]);
export type BundleCell = z.infer<typeof bundleCellSchema>;

export const bundleAlertSchema = z.strictObject({
  id: z.string().check(z.maxLength(120)),
  service: z.string(),
  scope: z.enum(ALERT_SCOPES),
  /** Null: everywhere. */
  country: z.nullable(country),
  /** Providers that have it. */
  asns: z.array(count),
  trouble: z.enum(TROUBLES),
  grade: z.enum(GRADES),
  /** First and last hour; no last: it goes on. */
  since: reportHourSchema,
  until: z.nullable(reportHourSchema),
});
export type BundleAlert = z.infer<typeof bundleAlertSchema>;

export const bundleSchema = z.strictObject({
  /** Says what the file is. */
  format: z.literal('tailback-bundle'),
  /** Version of this format. */
  version: z.literal(BUNDLE_VERSION),
  /** Newest hour in it. */
  hour: reportHourSchema,
  /** Fewest networks of anything in it. */
  k: z.int().check(z.gte(5)),
  /** Ids, by the places that cells name. */
  services: z.array(z.string()),
  /** By country and provider (0: all small ones together): its cells. */
  cells: z.array(z.tuple([country, count, z.array(bundleCellSchema)])),
  /** Names of the providers in it. */
  providers: z.array(z.tuple([count, z.string()])),
  /** Open alerts, and those that ended within a week. */
  alerts: z.array(bundleAlertSchema),
  /** Date of the table of prefixes beside the bundle (networks-table.ts); null: there is none. */
  networks: z.nullable(z.string()),
  /** A newer target list, a signed file of kind `targets` as text; null: none. */
  targets: z.nullable(z.string()),
  /** Licence and attribution, to be shown with the figures. */
  licence: z.string(),
});
export type Bundle = z.infer<typeof bundleSchema>;

/** Where a collector and its mirrors serve them, below their address. */
export const BUNDLE_PATH = '/bundle';
export const NETWORKS_PATH = '/networks';
