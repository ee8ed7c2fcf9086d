/** Watch: what is remembered of one place (a service at a provider) from hour to hour: evidence, background, a standing trouble. */
import { type Background, learn, NO_BACKGROUND, usualShare } from './background.ts';
import { carry, carrySilence } from './carry.ts';
import type { Cell } from './cell.ts';
import { logEvidence } from './evidence.ts';
import { LIMITS } from './limits.ts';
import { badOf, votingOf } from './vote.ts';

export const HOUR_MS = 3_600_000;
/** So many hours without it end a trouble: one good hour in the middle of a long one is often chance. */
const CLEAN_HOURS = 3;

/** Why a trouble is not named: too much began at once, or several countries share it. */
export type HoldReason = 'many-at-once' | 'several-countries';

export interface Trouble {
  /** UTC ms of its first hour. */
  since: number;
  /** Hours in a row without it. */
  clean: number;
  /** Why it is held back; undefined: it is not. */
  held?: HoldReason | undefined;
}

export interface Watch {
  /** UTC ms of the last hour that was weighed; 0 before the first. */
  at: number;
  /** ln of the evidence carried so far. */
  log: number;
  background: Background;
  trouble?: Trouble | undefined;
}

export const NEW_WATCH: Watch = { at: 0, log: 0, background: NO_BACKGROUND };

/** One place in one hour, with the evidence up to it. */
export interface Weighed {
  cell: Cell;
  before: Watch;
  pool: Background;
  bad: number;
  total: number;
  /** Share of bad votes that would be usual. */
  usual: number;
  /** ln of the carried evidence, this hour included. */
  log: number;
}

export function weigh(cell: Cell, before: Watch, pool: Background): Weighed {
  const [bad, total] = [badOf(cell.tags), votingOf(cell.tags)];
  const usual = usualShare(before.background, pool, cell.hour);
  const silent = before.at === 0 ? 0 : Math.max(0, Math.round((cell.hour - before.at) / HOUR_MS) - 1);
  const carried = carrySilence(before.log, silent);
  // Too few networks are no evidence in either direction.
  const log = carry(carried, total < LIMITS.leastNetworks ? 0 : logEvidence(bad, total, usual));
  return { cell, before, pool, bad, total, usual, log };
}

/** The trouble after this hour: begun, going on, or over. */
export function troubleAfter({ cell, before }: Weighed, troubled: boolean): Trouble | undefined {
  if (troubled) return { since: before.trouble?.since ?? cell.hour, clean: 0, held: before.trouble?.held };
  if (before.trouble === undefined || before.trouble.clean + 1 >= CLEAN_HOURS) return undefined;
  return { ...before.trouble, clean: before.trouble.clean + 1 };
}

/** What to remember. While a trouble stands nothing is learned: it must not become the usual. */
export function remember({ cell, before, bad, total, log }: Weighed, trouble: Trouble | undefined): Watch {
  const unusual = trouble !== undefined || before.trouble !== undefined;
  const background = unusual ? before.background : learn(before.background, cell.hour, bad, total);
  return { at: cell.hour, log, background, ...(trouble && { trouble }) };
}
