/**
 * The crowd's decision on real speed tests: one vote per network (its first test), provider by provider in time order, as
 * networks arrive. Every vote is read with a cut that was chosen on other dates: tests of March with April's, of April with
 * March's. The set is too thin for hours (a provider has a test or two a day), so that a provider's whole period is one cell.
 */
import { usualShareOf } from '../../../src/crowd/background.ts';
import { logEvidence } from '../../../src/crowd/evidence.ts';
import { labelOf } from '../../../src/crowd/label.ts';
import { LIMITS } from '../../../src/crowd/limits.ts';
import { outside, type SpeedTest, THROTTLED } from '../data/speed-tests.ts';

export interface Chosen {
  /** A test is bad below this share of its control's rate. */
  cut: number;
  /** Upper bound of the share of networks that are bad where nothing is wrong. */
  usual: number;
  /** Evidence at which a provider alarms, were it watched alone. */
  evidence: number;
  /** Youden's J of the cut on the dates it was chosen on: hits less false hits. */
  youden: number;
}

const CUTS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5];
const EVIDENCE = [20, 100, 1_000, 10_000];

const ratio = ({ serviceBps, controlBps }: SpeedTest): number => serviceBps / controlBps;
export const score = (test: SpeedTest): number => Math.log(ratio(test));
export const isMobile = ({ organization }: SpeedTest): boolean => THROTTLED.test(organization);
/** As the figure is stated: any country but Russia, tunnels through Russia included. */
export const isAbroad = (test: SpeedTest): boolean => test.country !== 'RU' && !isMobile(test);

/** The first test of each network, in time order. */
export function firstTests(tests: readonly SpeedTest[]): SpeedTest[] {
  const first = new Map<string, SpeedTest>();
  for (const test of [...tests].sort((a, b) => a.at - b.at)) {
    const key = `${test.asn} ${test.network}`;
    if (!first.has(key)) first.set(key, test);
  }
  return [...first.values()];
}

export function providers(tests: readonly SpeedTest[]): Map<number, SpeedTest[]> {
  const by = new Map<number, SpeedTest[]>();
  for (const test of tests) by.set(test.asn, [...(by.get(test.asn) ?? []), test]);
  return by;
}

/** Chooses on one half of the dates. */
export function choose(tests: readonly SpeedTest[]): Chosen {
  const votes = firstTests(tests);
  const [clean, mobile] = [votes.filter(outside), votes.filter(isMobile)];
  const share = (list: readonly SpeedTest[], cut: number): number =>
    list.filter((t) => ratio(t) < cut).length / Math.max(1, list.length);
  const youden = (cut: number): number => share(mobile, cut) - share(clean, cut);
  const cut = CUTS.reduce((best, c) => (youden(c) > youden(best) ? c : best));
  const usual = usualShareOf(clean.filter((t) => ratio(t) < cut).length, clean.length);
  const quiet = (evidence: number): boolean =>
    [...providers(votes.filter(isAbroad)).values()].every(
      (list) => alarmAt(list, { cut, usual, evidence, youden: 0 }) === undefined,
    );
  return { cut, usual, evidence: EVIDENCE.find(quiet) ?? Number.POSITIVE_INFINITY, youden: youden(cut) };
}

/** @param votes of one provider, in time order; @returns after how many networks it alarms */
export function alarmAt(votes: readonly SpeedTest[], { cut, usual, evidence }: Chosen): number | undefined {
  let bad = 0;
  for (const [i, test] of votes.entries()) {
    bad += ratio(test) < cut ? 1 : 0;
    const total = i + 1;
    if (total < LIMITS.leastNetworks) continue;
    const believed = logEvidence(bad, total, usual) >= Math.log(evidence);
    const label = labelOf(bad, total, believed);
    if (label === 'most' || label === 'part') return total;
  }
  return undefined;
}

export interface Judged {
  asn: number;
  organization: string;
  country: string;
  networks: number;
  bad: number;
  alarm: number | undefined;
}

/** @param chosenFor what serves for a test: chosen on other dates than its own. The stricter of two serves where they meet. */
export function judgeProviders(
  tests: readonly SpeedTest[],
  chosenFor: (test: SpeedTest) => Chosen,
  least: number,
): Judged[] {
  return [...providers(firstTests(tests))].flatMap(([asn, votes]): Judged[] => {
    const [first] = votes;
    if (!first || votes.length < least) return [];
    const used = votes.map(chosenFor);
    const strict = {
      cut: 1,
      usual: Math.max(...used.map((c) => c.usual)),
      evidence: Math.max(...used.map((c) => c.evidence)),
      youden: 0,
    };
    // Each vote by its own cut, put on one scale.
    const scaled = votes.map((test) => ({ ...test, serviceBps: test.serviceBps / chosenFor(test).cut }));
    return [
      {
        asn,
        organization: first.organization,
        country: first.country,
        networks: votes.length,
        bad: scaled.filter((test) => ratio(test) < 1).length,
        alarm: alarmAt(scaled, strict),
      },
    ];
  });
}
