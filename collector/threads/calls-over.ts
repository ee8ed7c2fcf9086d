/** What is served at the other end of a port, seen from here: each call of a method is a message with a number. */
import type { MessagePort, Worker } from 'node:worker_threads';
import type { Call, Reply, ThreadFailure } from './serve-thread.ts';

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** The methods that may be called, each giving a promise, and what becomes of a failure that travelled. */
export interface Calls<Served extends object> {
  methods: readonly (keyof Served & string)[];
  errorOf(failure: ThreadFailure): Error;
}

export interface CallsOver<Served> {
  served: Served;
  /** There will be no more answers: whoever waits for one is told so. */
  lost(message: string): void;
}

export function callsOver<Served extends object>(
  port: Pick<MessagePort | Worker, 'on' | 'postMessage'>,
  { methods, errorOf }: Calls<Served>,
): CallsOver<Served> {
  const waiting = new Map<number, Waiting>();
  let next = 0;
  port.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) call?.reject(errorOf(reply.error));
    else call?.resolve(reply.result);
  });
  const call = (method: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      next += 1;
      waiting.set(next, { resolve, reject });
      port.postMessage({ id: next, method, args } satisfies Call);
    });
  const pairs = methods.map((method) => [method, (...args: unknown[]) => call(method, args)]);
  return {
    served: Object.fromEntries(pairs) as Served,
    lost(message) {
      for (const one of waiting.values()) one.reject(errorOf({ message }));
      waiting.clear();
    },
  };
}
