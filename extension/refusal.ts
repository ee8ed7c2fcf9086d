/**
 * Why a command was not carried out, as a word that every language has a sentence for; beside it a sentence in English, for
 * tools and for whoever looks at the log.
 */
import type { Fault } from '../src/fault.ts';
import { z } from '../src/zod.ts';

export const problemSchema = z.enum(['budget', 'permission', 'full', 'newer', 'unavailable', 'input', 'other']);
export type Problem = z.infer<typeof problemSchema>;

export class Refusal extends Error {
  override readonly name = 'Refusal';

  /** @param fault of `input`: what is wrong with it; absent where no page of ours could send it */
  constructor(
    readonly problem: Problem,
    message: string,
    readonly fault?: Fault,
  ) {
    super(message);
  }
}

export const refusedInput = (fault: Fault): Refusal => new Refusal('input', fault.text, fault);
