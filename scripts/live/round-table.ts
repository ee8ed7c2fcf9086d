/** The table of one finished round. Fresh and reused connections are never put into one median: they differ by round trips. */
import type { Sample } from '../../src/sample.ts';
import type { Settings } from '../../src/settings.ts';
import { withoutBeside } from '../../src/summary/beside-app.ts';
import { median } from '../../src/summary/quantile.ts';
import { serviceById } from '../../src/targets/index.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';

const HEAD = ['service', 'state', 'last outcome', 'ttfb', 'connection', 'bytes'];
const KINDS = ['fresh', 'reused', 'unknown'] as const;

/** @param samples those of the round */
export function roundTable(settings: Settings, samples: readonly Sample[], verdicts: readonly Verdict[]): string {
  const rows = settings.services.map((id) => {
    const own = samples.filter((sample) => sample.target === id);
    const app = withoutBeside(own);
    const outcome = [lastOutcome(app), ...failedParts(own.filter((sample) => !app.includes(sample)))].join(', ');
    return [serviceById(id)?.name ?? id, stateWord(verdicts, id), outcome, ...times(app), cost(own)];
  });
  const controls = samples.filter((sample) => sample.targetType === 'control');
  rows.push(['(own line)', stateWord(verdicts, 'line'), lastOutcome(controls), ...times(controls), cost(controls)]);
  return aligned([HEAD, ...rows]);
}

function stateWord(verdicts: readonly Verdict[], service: string): string {
  const verdict = verdicts.find((v) => v.service === service);
  if (verdict === undefined) return '-';
  return verdict.technique === null ? verdict.state : `${verdict.state} (${verdict.technique})`;
}

/** Of requests to the target itself: that its name resolves says little about it. */
function lastOutcome(samples: readonly Sample[]): string {
  const last = samples.findLast((sample) => sample.kind !== 'dns' && sample.kind !== 'stun');
  return last === undefined ? 'not asked' : (last.failure ?? last.outcome);
}

/** Parts of the service that were asked beside the app and did not answer, by name. */
function failedParts(parts: readonly Sample[]): string[] {
  return parts.filter(({ outcome }) => outcome === 'failed').map((s) => `${s.role}: ${s.failure ?? s.outcome}`);
}

/** Median time to first byte of the light requests, and how many of them there were, for each kind of connection. */
function times(samples: readonly Sample[]): [string, string] {
  const light = samples.filter((s) => s.kind === 'http' && s.outcome === 'ok' && s.timings.ttfbMs !== undefined);
  const shown = KINDS.map((kind) => ({ kind, list: light.filter((s) => s.connection === kind) })).filter(
    ({ list }) => list.length > 0,
  );
  if (shown.length === 0) return ['-', '-'];
  const medians = shown.map(({ list }) => median(list.flatMap((s) => s.timings.ttfbMs ?? []))?.toFixed(0) ?? '-');
  return [`${medians.join(' / ')} ms`, shown.map(({ kind, list }) => `${kind} ${list.length}`).join(' / ')];
}

function cost(samples: readonly Sample[]): string {
  return samples.reduce((sum, sample) => sum + sample.costBytes, 0).toLocaleString('en');
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}
