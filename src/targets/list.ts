/**
 * A list of targets from outside (the signed public bundle, or a file), checked before anything is asked. Whether it is
 * signed and newer is its bearer's business; here it is only well formed or refused, whole, by one sentence.
 */
import { fieldProblem } from '../field-problem.ts';
import { z } from '../zod.ts';
import { ruleProblem } from './rules.ts';
import { controlSchema, serviceSchema } from './target.ts';

export const targetListSchema = z.strictObject({
  /** Serial number; a higher one is newer. */
  version: z.int().check(z.positive()),
  services: z.array(serviceSchema).check(z.minLength(1)),
  controls: z.array(controlSchema).check(z.minLength(1)),
});
export type TargetList = z.infer<typeof targetListSchema>;

export type ParsedTargetList = { ok: true; list: TargetList } | { ok: false; problem: string };

/** @param input parsed JSON. The problem names the field: `services[2].endpoints[0].url: must start with https:, …`. */
export function parseTargetList(input: unknown): ParsedTargetList {
  const parsed = targetListSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problem: fieldProblem(parsed.error, input) };
  const problem = ruleProblem(parsed.data.services, parsed.data.controls);
  return problem ? { ok: false, problem } : { ok: true, list: parsed.data };
}

/** The same from the text of a file. */
export function parseTargetListText(text: string): ParsedTargetList {
  try {
    return parseTargetList(JSON.parse(text));
  } catch {
    return { ok: false, problem: 'the target list is not JSON' };
  }
}
