/**
 * anonymize: one hour's samples and judgements -> reports, one per network and service. The network's local key goes
 * along beside the report, never in it: it says on which line the report may be sent, since the relay takes country and
 * provider from the address it comes from.
 */
import type { Sample } from '../sample.ts';
import { hourOf } from '../store/hour.ts';
import { leftOutBecause } from '../summary/usable.ts';
import { countProbes } from './count-probes.ts';
import { fitReport } from './fit-report.ts';
import { REPORT_VERSION, type Report, type ReportFailure, type ReportRounds, reportFailureSchema } from './report.ts';
import { reportHourOf } from './report-hour.ts';

/** What the device itself said of a service after a round. */
export interface JudgedRound {
  round: string;
  service: string;
  judgement: keyof ReportRounds;
}

export interface AnonymizeInput {
  /** Start of the hour, UTC ms. */
  hour: number;
  /** All targets' samples of the hour and of the rounds that reach over its edges, in any order. */
  samples: readonly Sample[];
  judged: readonly JudgedRound[];
  /** Ids of the services that may be reported. */
  services: readonly string[];
  /** Version of the rules that judged. */
  rules: number;
  /** Version of the extension, `x.y.z` or longer. */
  app: string;
  browser: Report['browser'];
}

export interface LocalReport {
  network: string;
  report: Report;
}

const UNKNOWN = 'unknown';

/** A round belongs to the hour of its first sample, whole: half a round is no judgement. */
function roundsOf(samples: readonly Sample[], hour: number): Map<string, Sample[]> {
  const rounds = new Map<string, Sample[]>();
  for (const sample of samples) {
    const list = rounds.get(sample.round);
    if (list) list.push(sample);
    else rounds.set(sample.round, [sample]);
  }
  for (const [round, list] of rounds)
    if (hourOf(Math.min(...list.map((sample) => sample.at))) !== hour) rounds.delete(round);
  return rounds;
}

/** The network a round was made on; undefined where it changed in between. `unknown` fits any: STUN had not answered yet. */
function networkOf(samples: readonly Sample[]): string | undefined {
  const known = new Set(samples.map((sample) => sample.network).filter((network) => network !== UNKNOWN));
  if (known.size > 1) return undefined;
  return [...known][0] ?? UNKNOWN;
}

function failuresOf(samples: readonly Sample[]): Report['failures'] {
  const failed = samples.filter((sample) => sample.outcome === 'failed');
  const count = (word: ReportFailure): number => failed.filter((sample) => sample.failure === word).length;
  return Object.fromEntries(
    reportFailureSchema.options.map((word) => [word, count(word)] as const).filter(([, times]) => times > 0),
  );
}

function reportOf(input: AnonymizeInput, service: string, rounds: readonly [string, readonly Sample[]][]) {
  const usable = rounds.map(([id, samples]) => ({
    id,
    samples: samples.filter((sample) => sample.target === service && leftOutBecause(sample) === undefined),
  }));
  const counts: ReportRounds = { ok: 0, slow: 0, throttled: 0, failed: 0, lineBad: 0, learning: 0 };
  const samples: Sample[] = [];
  for (const round of usable) {
    const judged = input.judged.find((j) => j.round === round.id && j.service === service);
    // What cannot be judged cannot be counted: its times would stand there without a word for them.
    if (!judged || round.samples.length === 0) continue;
    counts[judged.judgement] += 1;
    samples.push(...round.samples);
  }
  if (samples.length === 0) return undefined;
  return fitReport({
    version: REPORT_VERSION,
    hour: reportHourOf(input.hour),
    service,
    rules: input.rules,
    app: input.app.split('.').slice(0, 2).join('.'),
    browser: input.browser,
    rounds: counts,
    failures: failuresOf(samples),
    probes: countProbes(samples),
  });
}

/** In no order that tells anything; each is sent alone. */
export function anonymize(input: AnonymizeInput): LocalReport[] {
  const byNetwork = new Map<string, [string, Sample[]][]>();
  for (const [id, samples] of roundsOf(input.samples, input.hour)) {
    const network = networkOf(samples);
    if (network === undefined) continue;
    byNetwork.set(network, [...(byNetwork.get(network) ?? []), [id, samples]]);
  }
  return [...byNetwork].flatMap(([network, rounds]) =>
    [...new Set(input.services)].flatMap((service) => {
      const report = reportOf(input, service, rounds);
      return report ? [{ network, report }] : [];
    }),
  );
}
