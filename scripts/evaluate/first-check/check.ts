/**
 * One simulated first check: planned and paced by src/schedule itself (five rounds, settled hosts, the deadline), answered by
 * the simulated line. Judged after each round, as the popup does.
 */

import type { Step } from '../../../src/round.ts';
import type { Sample } from '../../../src/sample.ts';
import { CHECK_DEADLINE_MS, CHECK_ROUNDS } from '../../../src/schedule/limits.ts';
import { nextSteps } from '../../../src/schedule/next-steps.ts';
import { planRound } from '../../../src/schedule/plan-round.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings.ts';
import { controlsFor, portalControlsFor, serviceById, stunControlsFor } from '../../../src/targets/index.ts';
import type { Target } from '../../../src/targets/target.ts';
import { judge } from '../../../src/verdict/judge.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';
import { percentile } from '../statistics.ts';
import type { Case } from '../troubles/first-check.ts';
import { type Ask, type Place, sampleOf } from '../world/answer.ts';
import type { NoisePool } from '../world/noise.ts';
import { DAY_MS } from '../world/path.ts';
import { answer, lineAt, makeUser, type User } from '../world/user.ts';

const COUNTRY = 'TR';
export const SERVICE = 'whatsapp';
const SERVICES = [SERVICE, 'telegram', 'signal'];
const START = Date.UTC(2026, 0, 7, 18);

export interface Checked {
  /** After each round: seconds since the start, what was said of the service hit and of the line, and of the services beside it. */
  rounds: { seconds: number; service: Verdict; line: Verdict; beside: Verdict[] }[];
  /** Median rate of the controls' transfers, bits per second; 0 where none came whole. */
  lineBps: number;
}

function targets(): { services: Target[]; controls: Target[] } {
  const { foreign, domestic, neutral } = controlsFor(COUNTRY);
  return {
    services: SERVICES.flatMap((id) => serviceById(id) ?? []),
    controls: [
      ...foreign,
      ...domestic,
      ...neutral,
      ...portalControlsFor().slice(0, 1),
      ...stunControlsFor(COUNTRY).slice(0, 1),
    ],
  };
}

/** A step as the simulated line is asked it; STUN, DNS and the portal check always go well here. */
function made(
  step: Step,
  at: number,
  user: User,
  trouble: Case,
  change: ReturnType<Case['strike']>,
  place: Place,
): Sample {
  const { kind, role, target, targetType, endpoint } = step;
  const side = kind === 'stun' || kind === 'dns';
  const ask: Ask = { at, target, targetType, kind: side ? 'http' : kind, connection: 'fresh', endpoint, role };
  const line = lineAt(user, START);
  if (!line) throw new Error('A user has a line.');
  const met = answer(user, line, ask, 0);
  if (!side && role !== 'portal' && (trouble.hits === 'line' || target === SERVICE)) change(met, ask);
  const sample = sampleOf(ask, met, { ...place, seq: step.seq }, () => user.random.normal());
  return side ? { ...sample, kind } : sample;
}

export function firstCheck(seed: string, pool: NoisePool, trouble: Case, browser: User['browser']): Checked {
  const { services, controls } = targets();
  const all = [...services, ...controls];
  const user = makeUser(
    seed,
    pool,
    { from: START - DAY_MS, to: START + DAY_MS },
    all.map((t) => t.id),
  );
  user.browser = browser;
  user.spells = [];
  const change = trouble.strike(user.random);
  const samples: Sample[] = [];
  const rounds: Checked['rounds'] = [];
  const settings = { ...DEFAULT_SETTINGS, services: SERVICES, country: COUNTRY, consentedAt: START };
  const object = (t: Target): boolean => t.endpoints.some((e) => e.kind === 'transfer');
  const transfers = new Set(
    [
      ...services.filter(object),
      ...controls.filter(object).slice(0, 1),
      ...controls.filter((c) => c.type === 'control' && c.country === COUNTRY && object(c)).slice(0, 1),
    ].map((t) => t.id),
  );
  let now = START;
  for (let index = 0; index < CHECK_ROUNDS && now - START < CHECK_DEADLINE_MS; index++) {
    const round = planRound({
      id: `${seed}-${index}`,
      kind: 'first-check',
      check: `${seed}-0`,
      index,
      plannedAt: now,
      now,
      targets: all,
      transfers,
      freshOnDemand: browser === 'chromium',
      dns: false,
      allowanceBytes: 10_000_000,
      random: () => user.random.next(),
    });
    if (!round) break;
    const place: Place = {
      round: round.id,
      roundKind: 'first-check',
      seq: 0,
      network: 'one',
      browser,
      totalMs: round.totalLimitMs,
      silenceMs: round.silenceLimitMs,
    };
    const flying: { seq: number; end: number; sample: Sample }[] = [];
    for (;;) {
      const { start, left, waitMs } = nextSteps(
        round,
        samples,
        flying.map((f) => f.seq),
        now,
        START,
      );
      for (const step of start) {
        const sample = made(step, now, user, trouble, change, place);
        flying.push({ seq: step.seq, end: now + Math.ceil(sample.timings.totalMs), sample });
      }
      if (left === 0 && flying.length === 0) break;
      const ends = flying.map((f) => f.end);
      now = Math.min(...ends, waitMs === undefined ? Number.POSITIVE_INFINITY : now + waitMs);
      if (!Number.isFinite(now)) break;
      for (const done of flying.filter((f) => f.end <= now)) {
        samples.push(done.sample);
        flying.splice(flying.indexOf(done), 1);
      }
    }
    const verdicts = judge({ samples, settings, now });
    const service = verdicts.find((v) => v.service === SERVICE);
    const line = verdicts.find((v) => v.service === 'line');
    const beside = verdicts.filter((v) => v !== service && v !== line);
    if (service && line) rounds.push({ seconds: (now - START) / 1_000, service, line, beside });
  }
  const whole = samples.filter((s) => s.targetType === 'control' && s.kind === 'transfer' && s.outcome === 'ok');
  const rates = whole.map((s) => ((s.bytes ?? 0) * 8_000) / Math.max(1, s.timings.transferMs ?? 1));
  return { rounds, lineBps: rates.length > 0 ? percentile(rates, 0.5) : 0 };
}
