/**
 * The list of targets in use: the built-in one, or a newer signed one that the person has taken in. It is set once, when a
 * place starts (background or page), before anything is planned or shown; nothing else in this folder keeps a state.
 */
import type { TargetList } from './list.ts';

let taken: TargetList | undefined;

/** Undefined: the built-in list. */
export function takenList(): TargetList | undefined {
  return taken;
}

export function takeList(list: TargetList | undefined): void {
  taken = list;
}
