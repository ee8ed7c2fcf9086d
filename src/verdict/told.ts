/**
 * Told: what was said, as changes. A verdict is a change where it says something else than the one before it of the same
 * service; what stays the same still tells whether it got worse.
 */
import type { Verdict } from './verdict.ts';
import { type Worst, worse, worstOf } from './worst.ts';

/** A verdict that differs from the one before it, and the moment it was first said, UTC ms. */
export interface Change {
  said: number;
  verdict: Verdict;
  /** Its worst moment until something else was said. */
  worst?: Worst;
}

/** Two verdicts of one face say the same. */
export const face = ({ state, scope, technique, alternative, confidence, rule }: Verdict): string =>
  [state, scope, technique, alternative, confidence, rule].join(' ');

export class Told {
  /** In time order, `line` last among those of one moment. */
  readonly changes: Change[];
  readonly #latest = new Map<string, number>();
  /** What was heard last of each service, also where it said nothing new. */
  readonly now = new Map<string, Change>();

  /** @param changes told before, to go on with */
  constructor(changes: readonly Change[] = []) {
    this.changes = [...changes];
    for (const [index, { verdict }] of changes.entries()) this.#latest.set(verdict.service, index);
  }

  /** @returns those that changed. Their worst moment is known only later: `changes` has it then. */
  hear(verdicts: readonly Verdict[], said: number): Change[] {
    return verdicts.flatMap((verdict) => {
      const index = this.#latest.get(verdict.service);
      const before = index === undefined ? undefined : this.changes[index];
      const now = worstOf(verdict, said);
      this.now.set(verdict.service, { said, verdict });
      if (index !== undefined && before && face(before.verdict) === face(verdict)) {
        const worst = worse(before.worst, now);
        if (worst && worst !== before.worst) this.changes[index] = { ...before, worst };
        return [];
      }
      const change: Change = { said, verdict, ...(now && { worst: now }) };
      this.#latest.set(verdict.service, this.changes.push(change) - 1);
      return [change];
    });
  }
}
