/**
 * The whole protocol between the parts of the extension. Pages read the store themselves; messages are commands to the
 * background, one event from it, and the two-way talk with the prober (Chromium's offscreen document).
 */
import { roundSchema, stepSchema } from '../src/round.ts';
import { z } from '../src/zod.ts';

/** Page -> background. Each answers `{ ok: true }` or `{ error: sentence }`. */
export const commandSchema = z.discriminatedUnion('command', [
  /** Consent given and permissions asked for: store the choice and begin the first check. */
  z.strictObject({ command: z.literal('start'), services: z.array(z.string()), country: z.string() }),
  /** A first check anew, at the person's wish. */
  z.strictObject({ command: z.literal('check-now') }),
  z.strictObject({ command: z.literal('cancel-check') }),
  /** UTC ms, or -1: until resumed. */
  z.strictObject({ command: z.literal('pause'), until: z.int() }),
  z.strictObject({ command: z.literal('resume') }),
  /** Any of the settings; checked against their bounds in the background. */
  z.strictObject({ command: z.literal('save-settings'), settings: z.record(z.string(), z.unknown()) }),
  /** A signed target list, the whole file as text; `null`: back to the built-in one. */
  z.strictObject({ command: z.literal('take-targets'), file: z.nullable(z.string()) }),
  z.strictObject({ command: z.literal('delete-everything') }),
]);
export type Command = z.infer<typeof commandSchema>;

export type Answer = { ok: true } | { error: string };

/** Background -> every open page: something stored has changed, read it again. */
export const changedSchema = z.strictObject({ event: z.literal('changed') });

/** Background -> prober. */
export const proberRequestSchema = z.discriminatedUnion('prober', [
  z.strictObject({
    prober: z.literal('run'),
    round: z.pick(roundSchema, { id: true, totalLimitMs: true, silenceLimitMs: true }),
    step: stepSchema,
  }),
  z.strictObject({ prober: z.literal('in-flight'), round: z.string() }),
  z.strictObject({ prober: z.literal('cancel') }),
]);
export type ProberRequest = z.infer<typeof proberRequestSchema>;

/** Prober -> background, a message of its own since an answer would be lost with a killed worker. */
export const observedSchema = z.strictObject({
  observed: z.strictObject({ round: z.string(), seq: z.int(), observation: z.unknown() }),
});
export type Observed = z.infer<typeof observedSchema>;
