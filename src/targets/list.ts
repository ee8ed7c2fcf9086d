/**
 * A list of targets from outside (the signed public bundle, or a file), checked before anything is asked. Whether it is
 * signed and newer is its bearer's business; here it is only well formed or refused, whole.
 */
import { type Fault, faultOf } from '../fault.ts';
import { fieldFault } from '../field-problem.ts';
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

export type ParsedTargetList = { ok: true; list: TargetList } | { ok: false; problem: Fault };

/** @param input parsed JSON. The fault names the field: `services[2].endpoints[0].url: must start with https:, …`. */
export function parseTargetList(input: unknown): ParsedTargetList {
  const parsed = targetListSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problem: fieldFault(parsed.error, input) };
  const problem = ruleProblem(parsed.data.services, parsed.data.controls);
  if (!problem) return { ok: true, list: parsed.data };
  // Each begins with its field. What it breaks is for who writes lists, and they are signed: people hardly ever see one.
  const [field = ''] = problem.split(': ');
  return { ok: false, problem: faultOf('wrong', problem, field) };
}

/** The same from the text of a file. */
export function parseTargetListText(text: string): ParsedTargetList {
  try {
    return parseTargetList(JSON.parse(text));
  } catch {
    return { ok: false, problem: faultOf('unsigned', 'the target list is not JSON') };
  }
}
