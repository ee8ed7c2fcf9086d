/** Face: what every page shows of the services, whether it was judged just now or kept from the last round. */
import type { GlanceRow } from '../../src/glance/glance.ts';
import { dayOf } from '../../src/store/hour.ts';
import type { PageFacts } from './page-facts.ts';
import { type PageState, pageState } from './page-state.ts';

export interface Face extends PageFacts {
  state: PageState;
  /** In the person's own order, the own line last; none before consent. */
  rows: readonly GlanceRow[];
}

export function faceOf(facts: PageFacts, rows: readonly GlanceRow[], granted: boolean): Face {
  const { now, notices } = facts;
  const judged = rows.some(({ verdict: v }) => v.service !== 'line' && v.state !== 'learning');
  const budgetOut = notices.some((n) => n.kind === 'budget' && dayOf(n.at) === dayOf(now));
  return { ...facts, rows, state: pageState({ ...facts, granted, judged, budgetOut }) };
}
