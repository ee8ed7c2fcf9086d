/** The database as an opener sees it: questions to the owner, numbered, and their answers. */
import type { Ballot } from '../storage/ballot.ts';
import { type Fate, StorageError } from '../storage/storage.ts';
import type { FromOpener, ToOpener } from './messages.ts';

interface Waiting {
  resolve(fates: Fate[]): void;
  reject(error: Error): void;
}

export function askOwner(say: (message: FromOpener) => void) {
  const waiting = new Map<number, Waiting>();
  let next = 0;
  process.on('message', (message: ToOpener) => {
    if (message.kind !== 'fates' && message.kind !== 'refused') return;
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'fates') call?.resolve([...message.fates]);
    else call?.reject(new StorageError(message.problem, message.message));
  });
  const ask = (message: (id: number) => FromOpener): Promise<Fate[]> =>
    new Promise((resolve, reject) => {
      next += 1;
      waiting.set(next, { resolve, reject });
      say(message(next));
    });
  return {
    append: (ballots: readonly Ballot[]): Promise<Fate[]> => ask((id) => ({ kind: 'append', id, ballots })),
    async ping(): Promise<void> {
      await ask((id) => ({ kind: 'ping', id }));
    },
  };
}
