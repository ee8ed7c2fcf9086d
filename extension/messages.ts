/**
 * The whole protocol between the parts of the extension. Pages read the store themselves; messages are commands to the
 * background, one event from it, and the two-way talk with the prober (Chromium's offscreen document).
 */
import type { Fault } from '../src/fault.ts';
import type { Observation } from '../src/observation.ts';
import { probeKindSchema } from '../src/probe-kind.ts';
import { roundSchema, stepSchema } from '../src/round.ts';
import { z } from '../src/zod.ts';
import type { Problem } from './refusal.ts';

/** Page -> background. Each answers `{ ok: true }`, or why not: a word of refusal.ts and a sentence. */
export const commandSchema = z.discriminatedUnion('command', [
  /** Consent given and permissions asked for: store the choice and begin the first check. */
  z.strictObject({
    command: z.literal('start'),
    services: z.array(z.string()),
    country: z.string(),
    language: z.optional(z.nullable(z.string())),
  }),
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
  /** Samples were stored by a page: what is kept of the last judgement no longer fits. */
  z.strictObject({ command: z.literal('judge-again') }),
  z.strictObject({ command: z.literal('delete-everything') }),
  /** Whether measuring goes on, or fails each time it is tried; changes nothing. */
  z.strictObject({ command: z.literal('are-you-well') }),
]);
export type Command = z.infer<typeof commandSchema>;

/** Page -> background, of sharing with others. What is wrong is told by a word of `uploadTroubleSchema`, else as of any command. */
export const uploadCommandSchema = z.discriminatedUnion('command', [
  /** Look up a collector by its link; the permission for its address was asked for in the click. Nothing is sent by it. */
  z.strictObject({ command: z.literal('find-collector'), link: z.string() }),
  /** Which of its relays and mirrors may be used. */
  z.strictObject({ command: z.literal('use-hosts'), relays: z.array(z.string()), mirrors: z.array(z.string()) }),
  /** Ends uploading, empties the queue, forgets the address and hands its permission back. */
  z.strictObject({ command: z.literal('forget-collector') }),
  /** The choice to upload: services besides the default set, and who the person read that it is run by. */
  z.strictObject({ command: z.literal('start-upload'), services: z.array(z.string()), agreed: z.string() }),
  /** Withdraws it: nothing more is sent, what waits is dropped. */
  z.strictObject({ command: z.literal('stop-upload') }),
  /** Fetch the public figures without uploading, and compare with them here. */
  z.strictObject({ command: z.literal('start-compare') }),
  /** Fetches them no more, unless reports are shared, and drops those that are here. */
  z.strictObject({ command: z.literal('stop-compare') }),
  /** Fetch them at once, at the person's wish. */
  z.strictObject({ command: z.literal('fetch-figures') }),
  /** AS number of the own provider, for where the line does not tell; `null`: none. */
  z.strictObject({ command: z.literal('pick-provider'), asn: z.nullable(z.int()) }),
  /** Empties the list of what was sent. */
  z.strictObject({ command: z.literal('clear-sent') }),
]);
export type UploadCommand = z.infer<typeof uploadCommandSchema>;

export const uploadTroubleSchema = z.enum([
  'no-answer', // none of the addresses answered
  'not-a-manifest', // what answered is no collector
  'signature', // signed with another key than the entered one
  'older', // older than the manifest that is known
  'expired', // the manifest has run out
  'relay-unlisted', // the collector does not list this address
  'changed', // who runs it changed while the page was open
  'permission', // the browser withholds the permission
]);
export type UploadTrouble = z.infer<typeof uploadTroubleSchema>;

/** `problem` is absent where the sentence is a word of its own (uploadTroubleSchema); `fault` says more of an `input`. */
export type Answer = { ok: true } | { error: string; problem?: Problem; fault?: Fault };

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
  observed: z.strictObject({
    round: z.string(),
    seq: z.int(),
    /** What every observation has (src/observation.ts): without it no sample could be made of it. */
    observation: z.looseObject({
      kind: probeKindSchema,
      url: z.string(),
      at: z.int(),
      end: z.enum(['complete', 'error', 'timeout-total', 'timeout-silence', 'cancelled']),
      totalMs: z.number(),
      wallMs: z.number(),
      freshPool: z.boolean(),
      online: z.boolean(),
    }),
  }),
});
/** The schema looks at what makes an observation one; the rest is as our own prober built it. */
export interface Observed {
  observed: { round: string; seq: number; observation: Observation };
}
