/**
 * Which behaviours hold for which host, now. A pattern is a host, `*.suffix` (names below it, not itself), or `*`;
 * all that match hold together, and of two of the same type the narrower pattern's wins.
 */
import type { Behaviour, BehaviourType } from './behaviour.ts';

type Of<T extends BehaviourType> = Extract<Behaviour, { type: T }>;

function matches(pattern: string, host: string): boolean {
  return pattern === '*' || pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
}

/** Wider patterns first: `*`, then suffixes by length, then whole names. */
function narrowness(pattern: string): number {
  if (pattern === '*') return 0;
  return pattern.startsWith('*.') ? pattern.length : 1000 + pattern.length;
}

export class BehaviourTable {
  readonly #rows = new Map<string, readonly Behaviour[]>();
  /** Resolved lists, thrown away at every change: the shaper asks for each chunk. */
  readonly #resolved = new Map<string, readonly Behaviour[]>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Replaces what the pattern said before; an empty list removes it. */
  set(pattern: string, behaviours: Behaviour | readonly Behaviour[]): void {
    const list = Array.isArray(behaviours) ? (behaviours as readonly Behaviour[]) : [behaviours as Behaviour];
    if (list.length === 0) this.#rows.delete(pattern);
    else this.#rows.set(pattern, list);
    this.#changed();
  }

  clear(): void {
    this.#rows.clear();
    this.#changed();
  }

  of(host: string): readonly Behaviour[] {
    const known = this.#resolved.get(host);
    if (known !== undefined) return known;
    const patterns = [...this.#rows.keys()].filter((p) => matches(p, host));
    patterns.sort((a, b) => narrowness(a) - narrowness(b));
    let list: Behaviour[] = [];
    for (const pattern of patterns) {
      for (const behaviour of this.#rows.get(pattern) ?? []) {
        if (behaviour.type === 'none') list = [];
        else list = [...list.filter((b) => b.type !== behaviour.type), behaviour];
      }
    }
    this.#resolved.set(host, list);
    return list;
  }

  get<T extends BehaviourType>(host: string, type: T): Of<T> | undefined {
    return this.of(host).find((b): b is Of<T> => b.type === type);
  }

  has(host: string, type: BehaviourType): boolean {
    return this.of(host).some((b) => b.type === type);
  }

  #changed(): void {
    this.#resolved.clear();
    this.#onChange();
  }
}
