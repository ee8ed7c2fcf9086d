/**
 * One simulated user from the first day: a week of learning, quiet weeks in which whatever is said of a service is counted,
 * then one trouble. Everything the figures need is in the record; samples are forgotten.
 */
import { Latched } from '../detectors/detector.ts';
import { DETECTORS } from '../detectors/index.ts';
import type { Trouble } from '../troubles/trouble.ts';
import type { NoisePool } from '../world/noise.ts';
import { WEEK_MS } from '../world/path.ts';
import { rounds } from '../world/rounds.ts';
import { CONTROLS, DOMESTIC, makeUser, SERVICES, type Spell, type User } from '../world/user.ts';
import { AlarmTally } from './alarm-tally.ts';
import { type QuietEpisode, QuietWeeks } from './quiet-weeks.ts';
import { accuses } from './side.ts';
import { type TroubleRecord, TroubleWatch } from './trouble-watch.ts';
import { type Judged, Watch } from './watch.ts';

/** A Monday; the day and the hour are all that matters. */
export const START = Date.UTC(2026, 0, 5);
const HOUR_MS = 3_600_000;
/** A longer gap between two rounds is sleep: nobody watched. */
const GAP_MS = 2 * HOUR_MS;

export interface UserPlan {
  seed: string;
  pool: NoisePool;
  /** Quiet weeks after the week of learning. */
  weeks: number;
  trouble?: Trouble;
  /** Judge every round whole, and count where the screen would have missed something. */
  check?: boolean;
  /** Detectors with other numbers than the published ones: a new set for each service. */
  detectors?: () => Latched[];
}

export interface UserRecord {
  /** Weeks really watched: computers sleep. */
  weeks: number;
  rounds: number;
  /** Quiet rounds judged whole. */
  whole: number;
  /** Rounds checked, and those among them in which the shortcut accused other services than the whole judgement. */
  checked: number;
  missed: number;
  quiet: QuietEpisode[];
  /**
   * Alarms on latency in the quiet weeks by detector, all services together, `ours` the product's rule: all of them, and those
   * with nothing behind them but noise or the line's own trouble.
   */
  alarms: Record<string, number>;
  falseAlarms: Record<string, number>;
  trouble?: TroubleRecord;
}

/** The user with the trouble put in; small troubles of the line keep away from it. */
export function lifeOf(plan: UserPlan): { user: User; quietUntil: number; strike?: Spell } {
  const { trouble } = plan;
  const quietUntil = START + (1 + plan.weeks) * WEEK_MS;
  const hours = trouble?.hours ?? 0;
  const user = makeUser(plan.seed, plan.pool, { from: START, to: quietUntil + (hours + 48) * HOUR_MS });
  if (!trouble) return { user, quietUntil };
  const from = quietUntil + user.random.between(0, 24) * HOUR_MS;
  user.spells = user.spells.filter((s) => s.to < from - 6 * HOUR_MS);
  const target = trouble.hits === 'service' ? user.random.pick(SERVICES) : undefined;
  const change = trouble.strike(user.random);
  const strike: Spell = { from, to: from + hours * HOUR_MS, trouble, change, ...(target && { target }) };
  user.spells.push(strike);
  return { user, quietUntil: from, strike };
}

function missed({ shortcut, accusedBefore = [], verdicts = [] }: Judged): boolean {
  const accused = verdicts.filter(accuses).map((v) => v.service);
  return shortcut !== undefined && accused.join() !== accusedBefore.join();
}

export function runUser(plan: UserPlan): UserRecord {
  const { user, quietUntil, strike } = lifeOf(plan);
  const watch = new Watch(SERVICES, CONTROLS, DOMESTIC);
  const start = plan.detectors ?? (() => DETECTORS.map((detector) => new Latched(detector)));
  const detectors = new Map(SERVICES.map((id) => [id, start()]));
  const quiet = new QuietWeeks(user);
  const tally = new AlarmTally(user, detectors);
  const trouble = strike && new TroubleWatch(strike, detectors);
  const record: UserRecord = {
    weeks: 0,
    rounds: 0,
    whole: 0,
    checked: 0,
    missed: 0,
    quiet: quiet.episodes,
    alarms: tally.alarms,
    falseAlarms: tally.falseAlarms,
  };
  let last = 0;
  let striking = false;
  for (const round of rounds(user, { from: START, to: strike ? strike.to + HOUR_MS : quietUntil })) {
    if (strike && !striking && round.end >= strike.from) {
      trouble?.started(watch.judged(last));
      striking = true;
    }
    watch.learn(round.samples);
    if (round.start < START + WEEK_MS) continue;
    const judged = watch.judge(round.end, striking || plan.check === true);
    if (striking) trouble?.round(round, judged);
    else {
      quiet.round(round, judged);
      tally.round(round.end, judged);
      record.rounds++;
      record.whole = watch.whole;
      if (round.start - last < GAP_MS) record.weeks += (round.start - last) / WEEK_MS;
      if (plan.check) record.checked++;
      if (plan.check && missed(judged)) record.missed++;
    }
    last = round.end;
  }
  if (trouble) record.trouble = trouble.record();
  return record;
}
