/**
 * A story: samples in, verdicts expected. The JSON keeps it short: every sample is `base`, then the entry of `endpoints` it
 * is `of`, then its own fields; `at` counts from `start`. expandStory() writes it out and checks it against the schema.
 */

import { type Sample, sampleSchema } from '../../../src/sample.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../../src/settings.ts';
import { z } from '../../../src/zod.ts';

const fields = z.record(z.string(), z.unknown());

export const storySchema = z.strictObject({
  title: z.string(),
  /** The rule the story is about, and whether it speaks. */
  rule: z.string(),
  speaks: z.boolean(),
  /** UTC ms of the first round, and the moment that is judged, ms after it. */
  start: z.int(),
  now: z.int(),
  online: z.boolean(),
  settings: fields,
  domestic: z.array(z.string()),
  /** Per service, or `line`: the fields of the verdict that matter to the story. */
  expect: z.record(z.string(), fields),
  base: fields,
  endpoints: z.record(z.string(), fields),
  samples: z.array(fields),
});
export type Story = z.infer<typeof storySchema>;

export interface Expanded {
  samples: Sample[];
  settings: Settings;
  now: number;
  online: boolean;
  domestic: string[];
}

export function expandStory(story: Story): Expanded {
  const samples = story.samples.map((entry, seq) => {
    const { of, at, ...own } = entry;
    const endpoint = story.endpoints[String(of)] ?? {};
    const round = String(own.round);
    const whole = { ...story.base, ...endpoint, id: `${round}#${seq}`, at: story.start + Number(at), ...own };
    // null takes a field of the base away.
    return sampleSchema.parse(Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null)));
  });
  const settings = settingsSchema.parse({ ...DEFAULT_SETTINGS, consentedAt: story.start - 60_000, ...story.settings });
  return { samples, settings, now: story.start + story.now, online: story.online, domestic: story.domestic };
}
