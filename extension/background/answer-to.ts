/** What a page is told of something that went wrong: a word, a sentence for tools, and of what came in what is wrong with it. */
import { SettingsError, StoreError } from '../../src/store/index.ts';
import type { Answer } from '../messages.ts';
import { Refusal } from '../refusal.ts';

export function answerTo(error: unknown): Answer {
  const text = error instanceof Error ? error.message : 'The command could not be carried out.';
  if (error instanceof SettingsError) return { error: text, problem: 'input', fault: error.fault };
  if (error instanceof Refusal)
    return { error: text, problem: error.problem, ...(error.fault && { fault: error.fault }) };
  if (error instanceof StoreError) return { error: text, problem: error.reason };
  return { error: text, problem: 'other' };
}
