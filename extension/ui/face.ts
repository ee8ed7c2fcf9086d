/** Face: what every page shows of the services, whether it was judged just now or kept from the last round. */
import type { GlanceRow } from '../../src/glance/glance.ts';
import { withNotAsked } from '../../src/glance/not-asked.ts';
import { dayOf } from '../../src/store/hour.ts';
import type { PageFacts } from './page-facts.ts';
import { type PageState, pageState } from './page-state.ts';

export interface Face extends PageFacts {
  state: PageState;
  /** In the person's own order, the own line last; none before consent. */
  rows: readonly GlanceRow[];
  /** Services that the browser does not let us ask. */
  withheld: readonly string[];
}

export function faceOf(facts: PageFacts, rows: readonly GlanceRow[], withheld: readonly string[]): Face {
  const { now, notices, settings } = facts;
  const asked = rows.filter(({ verdict: { service } }) => service !== 'line' && !withheld.includes(service));
  const judged = asked.some(({ verdict }) => verdict.state !== 'learning');
  const budgetAt = notices.find(({ kind, at }) => kind === 'budget' && dayOf(at) === dayOf(now))?.at;
  const fullAt = notices.find(({ kind }) => kind === 'full')?.at;
  const state = pageState({
    ...facts,
    ...{ withheld, judged },
    ...(budgetAt !== undefined && { budgetAt }),
    ...(fullAt !== undefined && { fullAt }),
  });
  const shown = state.kind === 'full' ? withNotAsked(rows, settings.services, 'full') : rows;
  return { ...facts, rows: shown, withheld, state };
}
