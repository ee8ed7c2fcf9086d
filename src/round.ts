/**
 * Round: one pass over the due targets and their controls, planned from stored times and resumable at every request.
 * The plan is fixed when the round opens; what is left of it is computed from the samples stored so far.
 */
import { probeKindSchema } from './probe-kind.ts';
import { z } from './zod.ts';

export const stepSchema = z.strictObject({
  seq: z.int(),
  target: z.string(),
  targetType: z.enum(['service', 'control']),
  endpoint: z.string(),
  role: z.string(),
  kind: probeKindSchema,
  url: z.string(),
  /** Two steps of one host never run at the same time. */
  host: z.string(),
  method: z.enum(['GET', 'HEAD']),
  /** Stop reading after so many body bytes. */
  maxBytes: z.int(),
  /** Ask for a connection of its own. */
  fresh: z.boolean(),
  /** Earliest start, ms after the round's start: exponential spacing, so that no two clients march in step. */
  afterMs: z.number(),
});
export type Step = z.infer<typeof stepSchema>;

export const roundSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['regular', 'first-check', 'burst']),
  /** For a first check: the id all its rounds share, and which of them this is. */
  check: z.optional(z.string()),
  index: z.int(),
  /** UTC ms: when it was due, when it really started, when it ended. */
  plannedAt: z.int(),
  startedAt: z.int(),
  endedAt: z.optional(z.int()),
  state: z.enum(['open', 'done', 'cancelled']),
  /** Whole limit and silence limit of each request, ms. */
  totalLimitMs: z.int(),
  silenceLimitMs: z.int(),
  steps: z.array(stepSchema),
});
export type Round = z.infer<typeof roundSchema>;
