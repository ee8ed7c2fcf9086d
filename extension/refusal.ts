/**
 * Why a command was not carried out, as a word that every language has a sentence for; beside it a sentence in English, for
 * tools and for whoever looks at the log.
 */
import { z } from '../src/zod.ts';

export const problemSchema = z.enum(['budget', 'permission', 'full', 'newer', 'unavailable', 'input', 'other']);
export type Problem = z.infer<typeof problemSchema>;

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: Problem;

  constructor(problem: Problem, message: string) {
    super(message);
    this.problem = problem;
  }
}
