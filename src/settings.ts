/** Every setting once: default, bounds, unit. The type is derived; the settings page and the tests read this table. */
import { z } from './zod.ts';

const minuteOfDay = z.int().check(z.gte(0), z.lt(1_440));

export const settingsSchema = z.strictObject({
  /** Version of this table; it rises when a setting changes its meaning. */
  version: z.literal(1),
  /** Null until the person pressed start: no request of any kind is made before. UTC ms. */
  consentedAt: z.nullable(z.int()),
  /** Ids of the services to measure. */
  services: z.array(z.string()),
  /** Country whose sites serve as domestic controls, ISO 3166 alpha-2; ZZ = not said, neutral set. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** Minutes between regular rounds. */
  intervalMinutes: z.int().check(z.gte(5), z.lte(240)),
  /** Bytes a day, all requests together. */
  budgetBytes: z.int().check(z.gte(1_000_000), z.lte(1_000_000_000)),
  /** Days for which raw samples are kept. */
  retentionDays: z.int().check(z.gte(7), z.lte(365)),
  /** UTC ms until which measuring is paused; null = not paused; -1 = until resumed. */
  pausedUntil: z.nullable(z.int()),
  /** Language of the pages, an id of src/languages.ts; null = the browser's. One that is not known counts as null. */
  language: z.nullable(z.string().check(z.regex(/^[a-z]{2,3}(_[A-Z]{2})?$/))),
  /** On the toolbar button: nothing, how many services are in trouble, or the worst state alone. */
  badge: z.enum(['off', 'count', 'worst']),
  /** Tell of changes while no page is open; needs the browser's permission as well. */
  notify: z.boolean(),
  /** Local minutes of the day between which nothing is told, over midnight where `from` is the later one; null: none. */
  quietHours: z.nullable(z.strictObject({ from: minuteOfDay, to: minuteOfDay })),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  consentedAt: null,
  services: ['whatsapp', 'telegram', 'signal', 'viber', 'messenger', 'discord'],
  country: 'ZZ',
  intervalMinutes: 15,
  budgetBytes: 10_000_000,
  retentionDays: 90,
  pausedUntil: null,
  language: null,
  badge: 'count',
  notify: false,
  quietHours: null,
};
