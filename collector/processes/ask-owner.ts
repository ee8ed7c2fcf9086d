/** The database as an opener sees it: questions to the owner, numbered, and their answers. */
import type { CellsAsked } from '../cells/answer.ts';
import type { Reply } from '../server/gateway-link.ts';
import type { Ballot } from '../storage/ballot.ts';
import { type Fate, StorageError } from '../storage/storage.ts';
import type { FromOpener, ToOpener } from './messages.ts';

type Answer = Exclude<Extract<ToOpener, { id: number }>, { kind: 'refused' }>;

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

export function askOwner(say: (message: FromOpener) => void) {
  const waiting = new Map<number, Waiting>();
  let next = 0;
  process.on('message', (message: ToOpener) => {
    if (!('id' in message)) return;
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'refused') call?.reject(new StorageError(message.problem, message.message));
    else call?.resolve(message);
  });
  const ask = (message: (id: number) => FromOpener): Promise<Answer> =>
    new Promise((resolve, reject) => {
      next += 1;
      waiting.set(next, { resolve, reject });
      say(message(next));
    });
  return {
    async append(ballots: readonly Ballot[]): Promise<Fate[]> {
      const answer = await ask((id) => ({ kind: 'append', id, ballots }));
      return answer.kind === 'fates' ? [...answer.fates] : [];
    },
    async cells(asked: CellsAsked): Promise<Reply> {
      const answer = await ask((id) => ({ kind: 'cells', id, asked }));
      if (answer.kind !== 'page') throw new Error('The owner answered something else.');
      return answer.page;
    },
    async ping(): Promise<void> {
      await ask((id) => ({ kind: 'ping', id }));
    },
  };
}
