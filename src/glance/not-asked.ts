/**
 * Rows of what is not asked any more. A judgement holds for about half an hour after the last answer; where the browser or the disk has
 * ended the asking, "works" would be said all that time of what nobody looks at.
 */
import type { Verdict } from '../verdict/verdict.ts';
import type { GlanceRow } from './glance.ts';

export type Ended = 'permission' | 'full';

/** Nothing was asked: no number of before may stand beside it. */
const NONE = { rounds: 0, requests: 0, fresh: 0, failures: 0, controls: { total: 0, ok: 0 } } as const;

const unknown = ({ service, at }: Verdict, reason: Ended): Verdict => ({
  ...{ service, at, reason, rule: 'not-asked', state: 'unknown', scope: 'you', confidence: 'high' },
  ...{ technique: null, alternative: null, evidence: NONE, nextAt: null },
});

/** The last day stays to be seen; what is said of now does not. */
function rowNotAsked({ verdict, name, points, usual, connection }: GlanceRow, reason: Ended): GlanceRow {
  return { verdict: unknown(verdict, reason), name, points, connection, ...(usual && { usual }) };
}

/** @param services that are not asked; of the own line nothing is known either once none of them is */
export function withNotAsked(rows: readonly GlanceRow[], services: readonly string[], reason: Ended): GlanceRow[] {
  const own = rows.filter(({ verdict }) => verdict.service !== 'line');
  const all = own.every(({ verdict }) => services.includes(verdict.service));
  const out = ({ verdict: { service } }: GlanceRow): boolean => (service === 'line' ? all : services.includes(service));
  return services.length === 0 ? [...rows] : rows.map((row) => (out(row) ? rowNotAsked(row, reason) : row));
}
