/**
 * State: all that one hour hands to the next. It follows from the cells alone, so that a replay from the first hour gives the
 * same (tests/crowd/replay.test.ts); storing it only saves the replay.
 */
import type { OpenAlert } from './alert.ts';
import type { Background } from './background.ts';
import type { FirstSeen, Suspicion } from './distrust.ts';
import type { Leanings } from './leaning.ts';
import type { Watch } from './watch.ts';

export interface CrowdState {
  /** UTC ms of the last decided hour; 0 before the first. */
  hour: number;
  /** By place. */
  watches: ReadonlyMap<string, Watch>;
  /** By service: all places together, for those without a past of their own. */
  pools: ReadonlyMap<string, Background>;
  seen: FirstSeen;
  /** By version and service. */
  suspicions: ReadonlyMap<string, Suspicion>;
  /** By service and country. */
  leanings: Leanings;
  /** By alert key. */
  alerts: ReadonlyMap<string, OpenAlert>;
}

export const NEW_STATE: CrowdState = {
  hour: 0,
  watches: new Map(),
  pools: new Map(),
  seen: {},
  suspicions: new Map(),
  leanings: new Map(),
  alerts: new Map(),
};

export function stateToJson(state: CrowdState): string {
  return JSON.stringify(state, (_, value) => (value instanceof Map ? [...value] : value));
}

/** @param text made by stateToJson of the same version of this program; anything else is replayed instead. */
export function stateFromJson(text: string): CrowdState {
  const { hour, watches, pools, seen, suspicions, leanings, alerts } = JSON.parse(text);
  return {
    hour,
    watches: new Map(watches),
    pools: new Map(pools),
    seen,
    suspicions: new Map(suspicions),
    leanings: new Map(leanings),
    alerts: new Map(alerts),
  };
}
