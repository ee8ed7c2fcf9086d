/** LineFacts: the controls together. Each control has one voice, by its latest round; STUN and portal checks have none. */
import { median } from './quantile.ts';
import type { TargetFacts } from './target-facts.ts';
import { sustainedBps, type TransferFact } from './timeline.ts';

export interface ControlFact {
  id: string;
  domestic: boolean;
  /** Whether anything was reached in the last round in which it was asked. */
  ok: boolean;
  failure?: string;
  /** Median time to first byte, fresh where seen, ms, and the rate transfers settled at. */
  ttfbMs?: number;
  bps?: number;
  facts: TargetFacts;
}

export interface LineFacts {
  controls: readonly ControlFact[];
  /** All controls' transfers, in time order. */
  transfers: readonly TransferFact[];
  /** Times of control attempts and whether they were reached, to ask "were controls fine at the same time?". */
  moments: readonly { at: number; ok: boolean }[];
  portal: { asked: number; met: number };
  stun: { asked: number; answered: number };
  leftOut: Readonly<Record<string, number>>;
  /** Of any control's sample known, also of those too old to count; absent: none was ever asked. */
  newestAt?: number;
}

function controlFact(facts: TargetFacts, domestic: boolean): ControlFact | undefined {
  const latest = facts.attempts.at(-1);
  if (!latest) return undefined;
  const asked = facts.attempts.filter((a) => a.round === latest.round);
  const failure = asked.find((a) => a.failure)?.failure;
  const { freshTtfbMs, reusedTtfbMs, anyTtfbMs } = facts.phases;
  const ttfbMs = freshTtfbMs ?? reusedTtfbMs ?? anyTtfbMs;
  const bps = median(facts.transfers.flatMap((t) => sustainedBps(t) ?? []));
  return {
    id: facts.target,
    domestic,
    ok: asked.some((a) => a.reached),
    ...(failure && { failure }),
    ...(ttfbMs !== undefined && { ttfbMs }),
    ...(bps !== undefined && { bps }),
    facts,
  };
}

function sum(
  parts: readonly { asked: number; answered?: number; met?: number }[],
  key: 'asked' | 'answered' | 'met',
): number {
  return parts.reduce((total, part) => total + (part[key] ?? 0), 0);
}

export function lineFacts(controls: readonly TargetFacts[], domestic: ReadonlySet<string>): LineFacts {
  const stun = controls.map((c) => c.stun);
  const portal = controls.map((c) => c.portal);
  const leftOut: Record<string, number> = {};
  for (const { leftOut: part } of controls) {
    for (const [word, count] of Object.entries(part)) leftOut[word] = (leftOut[word] ?? 0) + count;
  }
  const newest = controls.flatMap((c) => c.newestAt ?? []);
  return {
    controls: controls.flatMap((c) => controlFact(c, domestic.has(c.target)) ?? []),
    transfers: controls.flatMap((c) => c.transfers).toSorted((a, b) => a.at - b.at),
    moments: controls.flatMap((c) => c.attempts.map((a) => ({ at: a.at, ok: a.reached }))),
    portal: { asked: sum(portal, 'asked'), met: sum(portal, 'met') },
    stun: { asked: sum(stun, 'asked'), answered: sum(stun, 'answered') },
    leftOut,
    ...(newest.length > 0 && { newestAt: Math.max(...newest) }),
  };
}

/** Whether most controls asked within `slackMs` of a moment were reached; undefined where none was asked. */
export function controlsFineAt(line: LineFacts, at: number, slackMs: number): boolean | undefined {
  const near = line.moments.filter((m) => Math.abs(m.at - at) <= slackMs);
  if (near.length === 0) return undefined;
  return near.filter((m) => m.ok).length * 2 > near.length;
}
