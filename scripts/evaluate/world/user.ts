/** User: one simulated person with a line, a computer that sleeps, perhaps a second network, and services to measure. */
import { hash, Random } from '../random.ts';
import { lineDead, lineLossy, lineSlow } from '../troubles/own-line.ts';
import type { Trouble } from '../troubles/trouble.ts';
import type { Answer, Ask } from './answer.ts';
import type { NoisePool, Rates } from './noise.ts';
import { blockOf, DAY_MS, evening, jumpAt, type Path, path, type Span, valueAt, WEEK_MS } from './path.ts';

export const SERVICES = ['whatsapp', 'telegram', 'signal'];
/** The first three stand abroad, the others at home. */
export const CONTROLS = ['google', 'wikimedia', 'microsoft', 'home-a', 'home-b', 'home-c'];
export const DOMESTIC = ['home-a', 'home-b', 'home-c'];

export interface Spell extends Span {
  trouble: Trouble;
  /** Undefined for the line's. */
  target?: string;
  change: (answer: Answer, ask: Ask) => void;
}

interface Line {
  name: string;
  paths: ReadonlyMap<string, Path>;
  seed: number;
  diurnal: number;
  rates: readonly Rates[];
}

export interface User {
  browser: 'chromium' | 'firefox';
  random: Random;
  /** Nights and pauses, in time order: nothing is measured in them. */
  sleeps: readonly Span[];
  lines: readonly Line[];
  /** Stays on the second network. */
  away: readonly Span[];
  /** The line's own small troubles. */
  spells: Spell[];
  pool: NoisePool;
}

const HOUR_MS = 3_600_000;
/** Own-line troubles a week in quiet weeks, and their mean length, ms. */
const SPELLS_A_WEEK = 0.3;
const SPELL_MS = 40 * 60_000;
/** Requests that fail for no reason one can name: loss or more than a second on labelled paths. */
const LOSS = 0.0017;
/** A browser and a server are late now and then, request by request. */
const HICCUP = 0.02;

function nights(random: Random, span: Span): Span[] {
  const sleeps: Span[] = [];
  const bed = random.between(-2, 2) * HOUR_MS;
  for (let day = Math.floor(span.from / DAY_MS); day * DAY_MS < span.to; day++) {
    const from = day * DAY_MS + 23 * HOUR_MS + bed + random.between(-1, 1) * HOUR_MS;
    sleeps.push({ from, to: from + random.between(6, 10) * HOUR_MS });
    if (random.chance(0.5)) {
      const pause = day * DAY_MS + random.between(10, 20) * HOUR_MS;
      sleeps.push({ from: pause, to: pause + random.between(0.3, 3) * HOUR_MS });
    }
  }
  return sleeps.sort((a, b) => a.from - b.from);
}

/** Working hours of five days in seven. */
function work(random: Random, span: Span): Span[] {
  const stays: Span[] = [];
  for (let day = Math.floor(span.from / DAY_MS); day * DAY_MS < span.to; day++) {
    if (day % 7 >= 5) continue;
    const from = day * DAY_MS + random.between(8, 10) * HOUR_MS;
    stays.push({ from, to: from + random.between(5, 9) * HOUR_MS });
  }
  return stays;
}

function spells(random: Random, span: Span): Spell[] {
  const all: Spell[] = [];
  for (let at = span.from + random.exponential(WEEK_MS / SPELLS_A_WEEK); at < span.to; ) {
    const trouble = random.pick([lineDead, lineSlow, lineLossy]);
    all.push({ from: at, to: at + random.exponential(SPELL_MS), trouble, change: trouble.strike(random) });
    at += random.exponential(WEEK_MS / SPELLS_A_WEEK);
  }
  return all;
}

function line(name: string, random: Random, pool: NoisePool, span: Span, targets: readonly string[]): Line {
  const paths = new Map(targets.map((id) => [id, path(id, random, pool, span)]));
  const seed = random.index(2 ** 31);
  return { name, paths, seed, diurnal: random.between(0, 0.12), rates: random.pick(pool.rates) };
}

export function makeUser(
  seed: string,
  pool: NoisePool,
  span: Span,
  targets: readonly string[] = [...SERVICES, ...CONTROLS],
): User {
  const random = new Random(seed);
  const lines = [line('one', random, pool, span, targets), line('two', random, pool, span, targets)];
  return {
    browser: random.chance(0.75) ? 'chromium' : 'firefox',
    random,
    sleeps: random.chance(0.6) ? nights(random, span) : [],
    lines,
    away: random.chance(0.25) ? work(random, span) : [],
    spells: spells(random, span),
    pool,
  };
}

const inside = (spans: readonly Span[], at: number): Span | undefined => spans.find((s) => at >= s.from && at < s.to);

/** When the computer wakes, where it sleeps at this moment. */
export const wakesAt = (user: User, at: number): number | undefined => inside(user.sleeps, at)?.to;

/** The line in use. */
export function lineAt(user: User, at: number): Line | undefined {
  return user.lines[inside(user.away, at) ? 1 : 0];
}

/** Transfers within this time share the line's rate, ms. */
const SAME_RATE_MS = 20_000;

/** The line's rate of the moment, as a control saw it; a service's is that times a ratio seen on the same network. */
function rateAt(line: Line, ask: Ask): number {
  const moment = Math.floor(ask.at / SAME_RATE_MS);
  const now = line.rates[blockOf(line.seed, moment, line.rates.length)];
  const bps = now?.controlBps ?? 5_000_000;
  if (ask.targetType === 'control') return Math.max(2_000, bps);
  const seen = line.rates[blockOf(line.seed ^ hash(ask.target), moment, line.rates.length)];
  return Math.max(2_000, bps * (seen ? seen.serviceBps / seen.controlBps : 1));
}

/** What a request meets at its moment. `ahead` as in valueAt. */
export function answer(user: User, line: Line, ask: Ask, ahead: number): Answer {
  const { random, pool } = user;
  const { at, target } = ask;
  const own = line.paths.get(target);
  const trips = ask.connection === 'fresh' ? 3 : 1;
  let ln = 0.05 * random.normal() + line.diurnal * evening(at);
  if (random.chance(HICCUP)) ln += random.exponential(0.5);
  let base = 100;
  if (own) {
    ln += valueAt(own.days, own.seed, at, ahead) + own.diurnal * evening(at);
    base = own.baseMs * jumpAt(own, at);
  }
  const tripMs = base * Math.exp(ln) + valueAt(pool.line, line.seed, at, ahead);
  const met: Answer = { ttfbMs: trips * tripMs, tripMs, status: 200, bps: 0, variation: 0 };
  if (ask.kind === 'transfer') {
    met.bps = rateAt(line, ask);
    met.variation = random.between(0.05, 0.8);
  }
  if (ask.kind === 'websocket') met.status = 101;
  if (random.chance(LOSS)) {
    met.failure = random.chance(0.7) ? 'generic_timeout_error' : 'connection_reset';
    met.afterMs = 10_000;
  }
  for (const spell of user.spells) {
    if (at >= spell.from && at < spell.to && (spell.target ?? target) === target) spell.change(met, ask);
  }
  return met;
}
