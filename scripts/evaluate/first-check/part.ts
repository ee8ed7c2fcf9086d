/** The first-check part: every case many times in both browsers, and what was said after each round. */
import type { State, Verdict } from '../../../src/verdict/verdict.ts';
import { CASES, type Case } from '../troubles/first-check.ts';
import { noisePool } from '../world/noise.ts';
import { type Checked, firstCheck } from './check.ts';

export interface CaseResult {
  case: Case;
  browser: 'chromium' | 'firefox';
  runs: number;
  /** Runs with the right state, and with a right technique too, after each round; a check that ended early keeps its last. */
  state: number[];
  technique: number[];
  /** How often each "state/technique" was said in the end. */
  said: Record<string, number>;
  /** Of checks on lines too thin to tell, which are not among the runs. */
  thin: Record<string, number>;
  /** Checks in which a service that was fine was accused: at the end, and after any round. */
  falseAtEnd: number;
  falseEver: number;
  /** How often each "state/rule" accused one that was fine in the end. */
  falseSaid: Record<string, number>;
  /** Seconds to the right state that stayed, over runs that reached it. */
  seconds: number[];
}

export interface FirstChecks {
  seed: string;
  basis: 'real' | 'made up';
  /** Of each case in each browser, thin lines among them. */
  runs: number;
  results: CaseResult[];
}

const ROUNDS = 5;
/**
 * Where the controls themselves run below this, four times the policer's rate, a limit of one service cannot be told from
 * the line: such checks of a service's trouble are counted apart. Thin lines are a case of their own.
 */
export const THIN_LINE_BPS = 600_000;

const wordOf = ({ state, technique }: Verdict): string => (technique ? `${state}/${technique}` : state);

const ACCUSING: readonly State[] = ['slow', 'throttled', 'blocked', 'unreachable', 'outage'];

/** Services that nothing was done to: those beside the one that was hit; all where nothing or the line was. */
function falselyAccused({ case: { id, hits } }: CaseResult, { service, beside }: Checked['rounds'][number]): Verdict[] {
  const fine = id === 'nothing' || hits === 'line' ? [service, ...beside] : beside;
  return fine.filter(({ state }) => ACCUSING.includes(state));
}

function countFalse(result: CaseResult, { rounds }: Checked): void {
  const accused = rounds.map((round) => falselyAccused(result, round));
  const atEnd = accused.at(-1) ?? [];
  if (atEnd.length > 0) result.falseAtEnd++;
  if (accused.some((list) => list.length > 0)) result.falseEver++;
  for (const { state, rule } of atEnd)
    result.falseSaid[`${state}/${rule}`] = (result.falseSaid[`${state}/${rule}`] ?? 0) + 1;
}

function count(result: CaseResult, { rounds, lineBps }: Checked): void {
  const { state, techniques, hits } = result.case;
  const end = rounds.at(-1);
  if (hits === 'service' && lineBps < THIN_LINE_BPS && end) {
    const word = wordOf(end.service);
    result.thin[word] = (result.thin[word] ?? 0) + 1;
    return;
  }
  result.runs++;
  countFalse(result, { rounds, lineBps });
  const right = rounds.map(({ service, line }) => service.state === state || (hits === 'line' && line.state === state));
  const named = rounds.map(
    ({ service: s }, i) =>
      right[i] === true && (!techniques || (s.technique !== null && techniques.includes(s.technique))),
  );
  for (let r = 0; r < ROUNDS; r++) {
    const i = Math.min(r, rounds.length - 1);
    if (right[i]) result.state[r] = (result.state[r] ?? 0) + 1;
    if (named[i]) result.technique[r] = (result.technique[r] ?? 0) + 1;
  }
  if (end) {
    const { service, line } = end;
    const key = wordOf(hits === 'line' && line.state === state ? line : service);
    result.said[key] = (result.said[key] ?? 0) + 1;
  }
  const since = right.lastIndexOf(false) + 1;
  const reached = rounds[since];
  if (reached) result.seconds.push(reached.seconds);
}

/** @param runs of each case in each browser */
export function firstChecks(seed: string, runs: number): FirstChecks {
  const pool = noisePool('judge');
  const results: CaseResult[] = [];
  for (const trouble of CASES) {
    for (const browser of ['chromium', 'firefox'] as const) {
      const zeros = Array.from({ length: ROUNDS }, () => 0);
      const result: CaseResult = {
        case: trouble,
        browser,
        runs: 0,
        state: zeros,
        technique: [...zeros],
        said: {},
        thin: {},
        falseAtEnd: 0,
        falseEver: 0,
        falseSaid: {},
        seconds: [],
      };
      for (let i = 0; i < runs; i++)
        count(result, firstCheck(`${seed}/${trouble.id}/${browser}/${i}`, pool, trouble, browser));
      results.push(result);
    }
  }
  return { seed, basis: pool.basis, runs, results };
}
