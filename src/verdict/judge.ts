/**
 * judge: samples -> one verdict per chosen service and one for the own line (`line`, always last). Pure: the same samples,
 * settings and moment give the same verdicts, in any order and however often a sample is repeated.
 */
import type { Sample } from '../sample.ts';
import type { Settings } from '../settings.ts';
import { lineFacts } from '../summary/line-facts.ts';
import { summarize } from '../summary/summarize.ts';
import type { TargetFacts } from '../summary/target-facts.ts';
import { controlsFor } from '../targets/index.ts';
import { lineEvidence, serviceEvidence } from './evidence.ts';
import type { Finding, LineContext, Rule, ServiceContext } from './finding.ts';
import { lineExcess, lineHistory, type Series, seriesOf, serviceHistory } from './history.ts';
import { LINE_RULES, SERVICE_RULES } from './rules/index.ts';
import { THRESHOLDS } from './thresholds.ts';
import type { Evidence, Verdict } from './verdict.ts';

export interface JudgeInput {
  samples: readonly Sample[];
  settings: Settings;
  /** UTC ms of the moment that is judged; later samples are not looked at. */
  now: number;
  /** navigator.onLine; absent means true. */
  online?: boolean;
  /** Ids of the domestic controls; absent means those of the built-in list for the country of the settings. */
  domestic?: readonly string[];
}

/** Rises whenever a rule or threshold changes what is said of the same samples: caches of verdicts are keyed by it. */
export const RULES_VERSION = 1;

const MINUTE_MS = 60_000;

function firstToSpeak<Context>(rules: readonly Rule<Context>[], context: Context): Finding & { rule: string } {
  for (const rule of rules) {
    const finding = rule.judge(context);
    if (finding) return { ...finding, rule: rule.id };
  }
  throw new Error('No verdict rule spoke: the last rule of each list must always speak');
}

function verdictOf(
  service: string,
  finding: Finding & { rule: string },
  evidence: Evidence,
  times: Pick<Verdict, 'at' | 'nextAt'>,
): Verdict {
  const { state, scope, technique = null, alternative = null, confidence, reason, rule } = finding;
  return { service, state, scope, technique, alternative, confidence, reason, rule, evidence, ...times };
}

function isPaused({ pausedUntil }: Settings, now: number): boolean {
  return pausedUntil !== null && (pausedUntil === -1 || pausedUntil > now);
}

export function judge(input: JudgeInput): Verdict[] {
  const { settings, now } = input;
  const intervalMs = settings.intervalMinutes * MINUTE_MS;
  const windows = {
    rounds: THRESHOLDS.windowRounds.value,
    freshForMs: Math.max(THRESHOLDS.freshForMs.value, 2.5 * intervalMs),
    transfers: THRESHOLDS.transfers.value,
    transfersForMs: THRESHOLDS.transfersForMs.value,
    sameTimeMs: THRESHOLDS.sameTimeMs.value,
  };
  const lookBackMs = THRESHOLDS.baselineMs.value + windows.transfersForMs;
  const summary = summarize({ samples: input.samples, services: settings.services, now, windows, lookBackMs });
  const domestic = new Set(input.domestic ?? controlsFor(settings.country).domestic.map((c) => c.id));
  const line = lineFacts(summary.controls, domestic);
  const since = now - THRESHOLDS.baselineMs.value;
  const series = (id: string): Series | undefined => seriesOf(summary.sameNetwork.get(id) ?? [], since);
  const controlSeries = summary.controls.flatMap((c) => series(c.target) ?? []);
  const excess = lineExcess(controlSeries);
  const history = lineHistory(excess, controlSeries);
  const paused = isPaused(settings, now);
  const context: LineContext = { now, paused, online: input.online ?? true, line, services: summary.services, summary };
  const lineFinding = firstToSpeak(LINE_RULES, { ...context, ...(history && { history }) });
  const times = (facts: readonly TargetFacts[]): Pick<Verdict, 'at' | 'nextAt'> => {
    const at = Math.max(...facts.map((f) => f.newestAt ?? 0));
    return { at: at || now, nextAt: paused || at === 0 ? null : at + intervalMs };
  };
  const services = summary.services.map((facts) => {
    const own = serviceHistory(series(facts.target), excess);
    const about = { ...context, facts, lineFinding, ...(own && { serviceHistory: own }) };
    const finding = firstToSpeak<ServiceContext>(SERVICE_RULES, about);
    return verdictOf(facts.target, finding, serviceEvidence(facts, line, finding, own), times([facts]));
  });
  return [...services, verdictOf('line', lineFinding, lineEvidence(line, lineFinding), times(summary.controls))];
}
