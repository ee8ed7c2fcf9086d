/** The counted numbers of a verdict, the same for every rule, with the rule's own on top. */
import type { LineFacts } from '../summary/line-facts.ts';
import { median } from '../summary/quantile.ts';
import type { TargetFacts } from '../summary/target-facts.ts';
import type { Finding } from './finding.ts';
import type { HistoryFacts } from './history.ts';
import { lineState } from './line-state.ts';
import type { Evidence } from './verdict.ts';

/** Drops keys whose value is undefined: absent is absent. */
function defined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function controls(line: LineFacts): Evidence['controls'] {
  const { all, domestic, foreign } = lineState(line);
  if (domestic.total === 0) return { total: all.total, ok: all.ok };
  return { total: all.total, ok: all.ok, domesticOk: domestic.ok, foreignOk: foreign.ok };
}

/**
 * A silent UDP path is a note, never a block: a bare STUN question says nothing of calls, and NATs and firewalls drop it.
 * `service`: neutral servers answer, the service's own do not. `all`: none answers.
 */
function udpNote(line: LineFacts, facts?: TargetFacts): string | undefined {
  if (line.stun.answered > 0)
    return facts && facts.stun.asked >= 2 && facts.stun.answered === 0 ? 'service-silent' : undefined;
  return line.stun.asked >= 2 ? 'all-silent' : undefined;
}

const some = (counts: Readonly<Record<string, number>>): unknown =>
  Object.keys(counts).length > 0 ? counts : undefined;

/** Since when the failing ones fail, as far as the window reaches; rules that know better say so themselves. */
const earliest = (times: readonly number[]): number | undefined => (times.length > 0 ? Math.min(...times) : undefined);

export function serviceEvidence(
  facts: TargetFacts,
  line: LineFacts,
  finding: Finding,
  history: HistoryFacts | undefined,
): Evidence {
  const { rounds, requests, fresh, failures, phases } = facts;
  const nowMs = phases.freshTtfbMs ?? phases.reusedTtfbMs ?? phases.anyTtfbMs;
  const goodputBps = median(facts.transfers.flatMap((t) => (t.end === 'stalled' ? [] : (t.goodputBps ?? []))));
  const controlGoodputBps = median(line.transfers.flatMap((t) => (t.end === 'complete' ? (t.goodputBps ?? []) : [])));
  const counted = { rounds, requests, fresh, failures, controls: controls(line) };
  const numbers = defined({
    goodputBps: goodputBps && Math.round(goodputBps),
    controlGoodputBps: controlGoodputBps && Math.round(controlGoodputBps),
    nowMs: history?.nowMs ?? (nowMs && Math.round(nowMs)),
    usualMs: history?.usualMs,
    counts: some(facts.counts),
    leftOut: some(facts.leftOut),
    udp: udpNote(line, facts),
    since: facts.run?.attempts[0]?.at,
    ...finding.evidence,
  });
  return { ...counted, ...numbers };
}

export function lineEvidence(line: LineFacts, finding: Finding): Evidence {
  const sum = (key: 'requests' | 'fresh' | 'failures'): number =>
    line.controls.reduce((total, c) => total + c.facts[key], 0);
  const failing = line.controls.filter((c) => !c.ok);
  const numbers = defined({
    controlGoodputBps: median(line.controls.flatMap((c) => (c.bps === undefined ? [] : Math.round(c.bps)))),
    nowMs: median(line.controls.flatMap((c) => (c.ttfbMs === undefined ? [] : Math.round(c.ttfbMs)))),
    failing: failing.length > 0 ? failing.map((c) => c.id) : undefined,
    failure: failing[0]?.failure,
    since: earliest(failing.flatMap((c) => c.facts.run?.attempts[0]?.at ?? [])),
    leftOut: some(line.leftOut),
    udp: udpNote(line),
    ...finding.evidence,
  });
  return {
    rounds: Math.max(0, ...line.controls.map((c) => c.facts.rounds)),
    requests: sum('requests'),
    fresh: sum('fresh'),
    failures: sum('failures'),
    controls: controls(line),
    ...numbers,
  };
}
