/** Makes the glance from samples: judges, and adds what rows show. All that is heavy is here, so that popups load it late. */
import type { CrowdComparison } from '../crowd/compare.ts';
import type { Sample } from '../sample.ts';
import { isPaused } from '../schedule/paused.ts';
import type { Settings } from '../settings.ts';
import type { KnownSamples } from '../summary/known-samples.ts';
import { controlById, serviceById } from '../targets/index.ts';
import { freshForMs, judgeKnown } from '../verdict/judge.ts';
import { RULES_VERSION } from '../verdict/rules-version.ts';
import { THRESHOLDS } from '../verdict/thresholds.ts';
import type { State, Verdict } from '../verdict/verdict.ts';
import { type Glance, type GlanceRow, storedText } from './glance.ts';
import { withNotAsked } from './not-asked.ts';
import { type ServiceHistory, serviceHistory } from './service-history.ts';
import { usualBand } from './usual-band.ts';

const DAY_MS = 86_400_000;
/** Points of a sparkline at most; a day at the default interval has 96. */
const MOST_POINTS = 100;

export interface Judged {
  known: KnownSamples;
  /** Id of the newest of them. */
  newest: string | null;
  settings: Settings;
  /** The same as it was stored. */
  stored: unknown;
  now: number;
  online: boolean;
  /** Services that may not be asked. */
  withheld: readonly string[];
  /** How others fare; absent: nobody was compared with. */
  crowd?: readonly CrowdComparison[];
}

/** Name of a service or control; the id where a newer list knew it and this one does not. */
export function targetName(id: string): string {
  if (id === 'line') return '';
  return serviceById(id)?.name ?? controlById(id)?.name ?? id;
}

/** Nothing is asked, or nothing gets through: there is no time of now. */
const NOT_NOW: readonly State[] = ['offline', 'paused', 'portal', 'domestic-only'];

/** What a row says of the time now, and for how long that holds. */
function times(verdict: Verdict, { points, nowMs: ownMs }: ServiceHistory, now: number): Partial<GlanceRow> {
  const newest = points.at(-1);
  // An answer of before the failures, or of this morning, is not what the person has now.
  if (!newest || newest.ms === null) return {};
  const freshUntil = newest.at + THRESHOLDS.freshForMs.value;
  if (freshUntil < now) return {};
  if (NOT_NOW.includes(verdict.state)) return {};
  const { nowMs, usualMs } = verdict.evidence;
  // Beside a slow line the rules compare what is left of the time without the line's own part: not what a person waits for.
  if (verdict.state !== 'own-line' && nowMs !== undefined && usualMs !== undefined)
    return { nowMs, usualMs, freshUntil };
  return ownMs === undefined ? {} : { nowMs: ownMs, freshUntil };
}

function lastOf({ at, outcome, failure }: Sample): NonNullable<GlanceRow['last']> {
  return { at, outcome, ...(failure && { failure }) };
}

/** @param samples of this service on the network in use */
export function rowOf(verdict: Verdict, samples: readonly Sample[], now: number): GlanceRow {
  const { service } = verdict;
  if (service === 'line') return { verdict, name: '', points: [], connection: 'unknown' };
  const history = serviceHistory(samples);
  const usual = usualBand(history.points);
  const day = history.points.filter(({ at }) => at >= now - DAY_MS).slice(-MOST_POINTS);
  return {
    verdict,
    name: targetName(service),
    points: day.map(({ at, ms }) => ({ at, ms })),
    connection: history.connection,
    ...(usual && { usual }),
    ...(history.last && { last: lastOf(history.last) }),
    ...times(verdict, history, now),
  };
}

/** These say nothing of an answer, so that none can grow too old for them. */
const TIMELESS: readonly State[] = ['learning', 'paused'];

function holdsUntil(verdicts: readonly Verdict[], settings: Settings, withheld: readonly string[]): number | null {
  const said = verdicts.filter(({ service, state }) => !TIMELESS.includes(state) && !withheld.includes(service));
  return said.length === 0 ? null : Math.min(...said.map(({ at }) => at)) + freshForMs(settings);
}

export function glanceOf({ known, newest, settings, stored, now, online, withheld, crowd = [] }: Judged): Glance {
  const verdicts = judgeKnown(known, { settings, now, online, crowd });
  const rows = verdicts.map((verdict) => rowOf(verdict, known.here(verdict.service), now));
  return {
    rules: RULES_VERSION,
    newest,
    stored: storedText(stored),
    settings,
    paused: isPaused(settings, now),
    online,
    at: now,
    holdsUntil: holdsUntil(verdicts, settings, withheld),
    rows: withNotAsked(rows, withheld, 'permission'),
    withheld,
  };
}
