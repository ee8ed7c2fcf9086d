/**
 * What a message to the background asks for, or what is wrong with it, by field. Not every message is for the background: those between
 * it and its prober, and the event it sends, are nobody's mistake and have no answer.
 */
import { fieldProblem } from '../src/field-problem.ts';
import type { z } from '../src/zod.ts';
import {
  type Command,
  commandSchema,
  type Observed,
  observedSchema,
  type UploadCommand,
  uploadCommandSchema,
} from './messages.ts';

export type Message =
  | Observed
  | { upload: UploadCommand }
  | { command: Command }
  /** A sentence that begins with `message:` and names the field. */
  | { problem: string };

const named = (error: z.core.$ZodError, message: unknown): Message => ({
  problem: `message: ${fieldProblem(error, message)}`,
});

/** The union has no member of this name, so that nothing further was looked at. */
const otherName = (error: z.core.$ZodError): boolean =>
  error.issues[0]?.code === 'invalid_union' && error.issues[0].path[0] === 'command';

function readCommand(message: { command: unknown }): Message {
  const upload = uploadCommandSchema.safeParse(message);
  if (upload.success) return { upload: upload.data };
  if (!otherName(upload.error)) return named(upload.error, message);
  const command = commandSchema.safeParse(message);
  if (command.success) return { command: command.data };
  if (!otherName(command.error)) return named(command.error, message);
  const wrong = typeof message.command === 'string' ? `there is none called "${message.command}"` : 'must be a text';
  return { problem: `message: command: ${wrong}` };
}

/** Undefined where the message is not for the background. */
export function readMessage(message: unknown): Message | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  if ('observed' in message) {
    const parsed = observedSchema.safeParse(message);
    if (!parsed.success) return named(parsed.error, message);
    return parsed.data as unknown as Observed;
  }
  return 'command' in message ? readCommand(message) : undefined;
}
