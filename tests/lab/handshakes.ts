/** Unfinished TLS handshakes per host, for technique D11: too many at once and all of them hang for good. */
import type { BehaviourTable } from './behaviour-table.ts';

interface Hangable {
  hang(): void;
}

export class Handshakes {
  readonly #table: BehaviourTable;
  readonly #open = new Map<string, Set<Hangable>>();

  constructor(table: BehaviourTable) {
    this.#table = table;
  }

  began(host: string, connection: Hangable): void {
    const open = this.#open.get(host) ?? new Set();
    this.#open.set(host, open.add(connection));
    const limit = this.#table.get(host, 'handshake-limit');
    if (limit && open.size > limit.parallel) for (const each of open) each.hang();
  }

  finished(host: string, connection: Hangable): void {
    this.#open.get(host)?.delete(connection);
  }
}
