/**
 * The log: what this program does, never for whom. No request is logged, and of errors only their name, code and our own
 * sentences: a library's message may quote an address or what somebody sent.
 */
import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>;

interface Failure {
  name?: unknown;
  code?: unknown;
  problem?: unknown;
}

export function failureOf(error: unknown): Record<string, string> {
  const { name, code, problem } = (typeof error === 'object' && error !== null ? error : {}) as Failure;
  return Object.fromEntries(
    Object.entries({ name, code, problem }).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: failureOf, error: failureOf, req: () => undefined, res: () => undefined },
    },
    destination ?? pino.destination(1),
  );
}
