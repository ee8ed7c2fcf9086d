/** The first-check part: every case many times in both browsers, and what was said after each round. */
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
  /** Seconds to the right state that stayed, over runs that reached it. */
  seconds: number[];
}

export interface FirstChecks {
  seed: string;
  basis: 'real' | 'made up';
  results: CaseResult[];
}

const ROUNDS = 5;

function count(result: CaseResult, { rounds }: Checked): void {
  const { state, techniques, hits } = result.case;
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
  const last = rounds.at(-1);
  if (last) {
    const { service, line } = last;
    const shown = hits === 'line' && line.state === state ? line : service;
    const key = shown.technique ? `${shown.state}/${shown.technique}` : shown.state;
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
        runs,
        state: zeros,
        technique: [...zeros],
        said: {},
        seconds: [],
      };
      for (let i = 0; i < runs; i++)
        count(result, firstCheck(`${seed}/${trouble.id}/${browser}/${i}`, pool, trouble, browser));
      results.push(result);
    }
  }
  return { seed, basis: pool.basis, results };
}
