/**
 * judge: samples -> one verdict per chosen service and one for the own line (`line`, always last). Pure: the same samples,
 * settings and moment give the same verdicts, in any order and however often a sample is repeated.
 */
import type { CrowdComparison } from '../crowd/compare.ts';
import type { Sample } from '../sample.ts';
import { isPaused } from '../schedule/paused.ts';
import type { Settings } from '../settings.ts';
import { KnownSamples } from '../summary/known-samples.ts';
import { lineFacts } from '../summary/line-facts.ts';
import { controlsOf, presentPart, summarize } from '../summary/summarize.ts';
import type { TargetFacts } from '../summary/target-facts.ts';
import { firstAt, inOrder } from '../summary/usable.ts';
import { controlsFor } from '../targets/index.ts';
import { lineEvidence, serviceEvidence } from './evidence.ts';
import type { Finding, LineContext, Rule, ServiceContext } from './finding.ts';
import { histories } from './history.ts';
import { LINE_RULES, SERVICE_RULES } from './rules/index.ts';
import { THRESHOLDS } from './thresholds.ts';
import type { Evidence, Verdict } from './verdict.ts';
import { withCrowd } from './with-crowd.ts';

export { RULES_VERSION } from './rules-version.ts';

export interface Moment {
  settings: Settings;
  /** UTC ms of the moment that is judged; later samples are not looked at. */
  now: number;
  /** navigator.onLine; absent means true. */
  online?: boolean;
  /** Ids of the domestic controls; absent means those of the built-in list for the country of the settings. */
  domestic?: readonly string[];
  /** How others fare, by service; absent: nobody was compared with. */
  crowd?: readonly CrowdComparison[];
}

export interface JudgeInput extends Moment {
  samples: readonly Sample[];
}

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

/** Age from which on an answer says nothing of now. */
export const freshForMs = ({ intervalMinutes }: Settings): number =>
  Math.max(THRESHOLDS.freshForMs.value, 2.5 * intervalMinutes * MINUTE_MS);

/** How far back a judgement looks, ms: older samples change nothing. */
export const LOOK_BACK_MS = THRESHOLDS.baselineMs.value + THRESHOLDS.transfersForMs.value;

export function judge(input: JudgeInput): Verdict[] {
  const ordered = inOrder(input.samples);
  const known = new KnownSamples();
  known.add(ordered.slice(firstAt(ordered, input.now - LOOK_BACK_MS)));
  return judgeKnown(known, input);
}

/** The same from samples that were sorted before: what a round more costs, see KnownSamples. */
export function judgeKnown(all: KnownSamples, input: Moment): Verdict[] {
  const { settings, now } = input;
  const intervalMs = settings.intervalMinutes * MINUTE_MS;
  const windows = {
    rounds: THRESHOLDS.windowRounds.value,
    freshForMs: freshForMs(settings),
    transfers: THRESHOLDS.transfers.value,
    transfersForMs: THRESHOLDS.transfersForMs.value,
    baselineMs: THRESHOLDS.baselineMs.value,
    sameTimeMs: THRESHOLDS.sameTimeMs.value,
  };
  const { known, future } = presentPart(all, now);
  const summary = summarize({ known, future, services: settings.services, now, windows, lookBackMs: LOOK_BACK_MS });
  const domestic = new Set(input.domestic ?? controlsFor(settings.country).domestic.map((c) => c.id));
  const line = lineFacts(summary.controls, domestic);
  const usual = histories(known, settings.services, controlsOf(known, now - LOOK_BACK_MS), now);
  const paused = isPaused(settings, now);
  const context: LineContext = { now, paused, online: input.online ?? true, line, services: summary.services, summary };
  const lineFinding = firstToSpeak(LINE_RULES, { ...context, ...(usual.line && { history: usual.line }) });
  const times = (facts: readonly TargetFacts[]): Pick<Verdict, 'at' | 'nextAt'> => {
    // With nothing measured of them yet: 0, since the greatest of no numbers is -Infinity.
    const at = Math.max(0, ...facts.map((f) => f.newestAt ?? 0));
    return { at: at || now, nextAt: paused || at === 0 ? null : at + intervalMs };
  };
  const services = summary.services.map((facts) => {
    const own = usual.services.get(facts.target);
    const about = { ...context, facts, lineFinding, ...(own && { serviceHistory: own }) };
    const finding = firstToSpeak<ServiceContext>(SERVICE_RULES, about);
    const verdict = verdictOf(facts.target, finding, serviceEvidence(facts, line, finding, own), times([facts]));
    return withCrowd(
      verdict,
      input.crowd?.find(({ service }) => service === facts.target),
    );
  });
  return [...services, verdictOf('line', lineFinding, lineEvidence(line, lineFinding), times(summary.controls))];
}
