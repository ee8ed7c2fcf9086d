/**
 * decideHour: the cells of one closed hour, and what was known before -> what may be said of each, new lines of the alert
 * log, and what to remember. Pure: the same hours in the same order give the same log, on any machine.
 */
import { type AlertEntry, placesOf } from './alert.ts';
import { learn, NO_BACKGROUND, usualVotes } from './background.ts';
import { type Cell, networksOf, placeKey } from './cell.ts';
import { seeVersions, suspect, trustedPart } from './distrust.ts';
import { eBhThreshold } from './e-bh.ts';
import { type Grade, gradeOf } from './grade.ts';
import { type Candidate, holds } from './hold.ts';
import { type Label, labelOf } from './label.ts';
import { type Leanings, lean, TOGETHER_MS } from './leaning.ts';
import { LIMITS } from './limits.ts';
import type { CrowdState } from './state.ts';
import { type BadVote, worstOf } from './vote.ts';
import { HOUR_MS, NEW_WATCH, remember, type Trouble, troubleAfter, type Watch, type Weighed, weigh } from './watch.ts';
import { distrustEntry, writeAlerts } from './write-alerts.ts';

export interface Decided extends Candidate {
  cell: Cell;
  weighed: Weighed;
  label: Label;
  /** What most of the bad votes say; undefined where none is bad. */
  worst: BadVote | undefined;
  /** The trouble that stands after this hour, this hour bad or one of the clean ones that do not end it yet. */
  trouble: Trouble | undefined;
  grade: Grade;
}

export interface HourDecision {
  cells: readonly Decided[];
  entries: readonly AlertEntry[];
  state: CrowdState;
}

/** A place that was silent so long has no standing trouble any more. */
const SILENT_MS = 24 * HOUR_MS;

/** @param hour start, UTC ms, after the state's. @param cells of that hour, known places only. @param k for alerts */
export function decideHour(state: CrowdState, hour: number, cells: readonly Cell[], k: number): HourDecision {
  const seen = seeVersions(state.seen, hour, cells);
  const suspicions = suspect(state.suspicions, cells, seen, hour);
  const watchOf = (cell: Cell): Watch => state.watches.get(placeKey(cell)) ?? NEW_WATCH;
  const weighed = cells
    .map((cell) => trustedPart(cell, suspicions))
    .filter((cell) => networksOf(cell) >= LIMITS.leastNetworks)
    .map((cell) => weigh(cell, watchOf(cell), state.pools.get(cell.service) ?? NO_BACKGROUND));
  const leanings = lean(state.leanings, weighed, placesOf(state.alerts, hour - TOGETHER_MS), hour);
  const decided = confirm(judge(weighed), placesOf(state.alerts, hour), leanings, hour);
  const watches = new Map(state.watches);
  const pools = new Map(state.pools);
  for (const { weighed: w, trouble, cell } of decided) {
    watches.set(placeKey(cell), remember(w, trouble));
    if (trouble === undefined) {
      pools.set(cell.service, learn(pools.get(cell.service) ?? NO_BACKGROUND, hour, w.bad, w.total));
    }
  }
  for (const [key, watch] of watches) {
    if (watch.trouble && hour - watch.at >= SILENT_MS) watches.set(key, { ...watch, trouble: undefined });
  }
  const { entries, alerts } = writeAlerts(state.alerts, { hour, k, decided, watches, leanings });
  const distrusted = [...suspicions].filter(([key, s]) => s.distrusted && !state.suspicions.get(key)?.distrusted);
  entries.push(...distrusted.map(([key]) => distrustEntry(key, hour)));
  return { cells: decided, entries, state: { hour, watches, pools, seen, suspicions, leanings, alerts } };
}

type Judged = Omit<Decided, 'grade'>;

function judge(weighed: readonly Weighed[]): Judged[] {
  const threshold = eBhThreshold(
    weighed.map(({ log }) => log),
    LIMITS.falseShare,
  );
  return weighed.map((w) => {
    const label = labelOf(w.bad, w.total, w.log >= threshold);
    const troubled = label === 'most' || label === 'part';
    return { weighed: w, cell: w.cell, label, worst: worstOf(w.cell.tags), trouble: troubleAfter(w, troubled) };
  });
}

/** Holds back what the guard explains, then grades. */
function confirm(judged: Judged[], named: ReadonlySet<string>, leanings: Leanings, hour: number): Decided[] {
  const held = holds(judged, named, leanings, hour);
  const agreeing = new Map<string, number>();
  const said = ({ cell, label }: Judged): string => `${cell.country} ${cell.service} ${label}`;
  for (const j of judged) agreeing.set(said(j), (agreeing.get(said(j)) ?? 0) + 1);
  return judged.map((j) => {
    const { trouble: t, weighed } = j;
    // In the clean hours of a trouble the hold stands as it was.
    const trouble = t && { ...t, held: t.clean === 0 ? held.get(j) : t.held };
    const facts = {
      tags: weighed.total,
      agreeing: agreeing.get(said(j)) ?? 0,
      usual: usualVotes(weighed.before.background, hour),
      held: trouble?.held !== undefined,
    };
    return { ...j, trouble, grade: gradeOf(facts) };
  });
}
