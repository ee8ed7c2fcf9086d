/** What is wrong with a message that is no command, by field. There are two lists of commands; the one that knows its name says more. */
import { fieldProblem } from '../../src/field-problem.ts';
import { commandSchema, uploadCommandSchema } from '../messages.ts';

export function messageProblem(message: object): string {
  const errors = [commandSchema, uploadCommandSchema].flatMap((schema) => schema.safeParse(message).error ?? []);
  const error = errors.find(({ issues }) => issues[0]?.path[0] !== 'command') ?? errors[0];
  return `message: ${error === undefined ? 'is not valid' : fieldProblem(error, message)}`;
}
