/** What becomes of a connection once its hello was read: decided once, for new connections only. */
import type { BehaviourTable } from './behaviour-table.ts';
import type { Hello } from './client-hello.ts';

export type Fate = 'carry' | 'reset' | 'close' | 'silence';

/** A host that is not of the lab's list is reset, as nothing of that name may answer. */
export function fateOf(hello: Hello, known: boolean, table: BehaviourTable): Fate {
  const host = hello.host ?? '';
  if (!known || table.has(host, 'reset-hello')) return 'reset';
  if (table.has(host, 'close-hello')) return 'close';
  if (table.has(host, 'silent-hello')) return 'silence';
  return hello.tls && table.get(host, 'portal')?.tls === 'silent' ? 'silence' : 'carry';
}
