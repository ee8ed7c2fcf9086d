/**
 * The table of verdicts: what was said after the first round of each day, and every change after it. Computed by the rules whose
 * version the file states, never a fact of its own: other rules may say otherwise of the same samples.
 */
import type { Change } from '../../verdict/replay.ts';
import type { Evidence } from '../../verdict/verdict.ts';
import type { Cell, Column } from '../column.ts';

const evidence = (
  name: keyof Evidence & string,
  means: string,
  of: (e: Evidence) => Cell,
  unit?: string,
): Column<Change> => ({
  ...{ name, type: 'number', optional: true, means, of: (c) => of(c.verdict.evidence) },
  ...(unit !== undefined && { unit }),
});

export const VERDICT_COLUMNS: readonly Column<Change>[] = [
  { name: 'said', type: 'time', means: 'End of the round after which it was said.', of: (c) => c.said },
  { name: 'service', type: 'text', means: 'Id of the service, or line.', of: (c) => c.verdict.service },
  {
    name: 'state',
    type: 'text',
    means: 'States are explained in docs/methods/verdict.md.',
    of: (c) => c.verdict.state,
  },
  { name: 'scope', type: 'text', means: 'you, network, country, world or unknown.', of: (c) => c.verdict.scope },
  {
    name: 'technique',
    type: 'text',
    optional: true,
    means: 'How, where the evidence names it.',
    of: (c) => c.verdict.technique ?? undefined,
  },
  {
    name: 'alternative',
    type: 'text',
    optional: true,
    means: 'What cannot be told apart from it.',
    of: (c) => c.verdict.alternative ?? undefined,
  },
  { name: 'confidence', type: 'text', means: 'low, medium or high.', of: (c) => c.verdict.confidence },
  { name: 'reason', type: 'text', means: 'Why the confidence is what it is.', of: (c) => c.verdict.reason },
  { name: 'rule', type: 'text', means: 'Id of the rule that spoke.', of: (c) => c.verdict.rule },
  evidence('rounds', 'Rounds looked at.', (e) => e.rounds),
  evidence('requests', 'Requests looked at.', (e) => e.requests),
  evidence('fresh', 'Of them on a fresh connection.', (e) => e.fresh),
  evidence('failures', 'Of them failed.', (e) => e.failures),
  {
    name: 'failure',
    type: 'text',
    optional: true,
    means: 'The failure they share.',
    of: (c) => c.verdict.evidence.failure,
  },
  {
    name: 'controls',
    type: 'number',
    optional: true,
    means: 'Controls looked at.',
    of: (c) => c.verdict.evidence.controls.total,
  },
  {
    name: 'controlsOk',
    type: 'number',
    optional: true,
    means: 'Of them well.',
    of: (c) => c.verdict.evidence.controls.ok,
  },
  evidence('goodputBps', 'Median rate of its transfers.', (e) => e.goodputBps, 'bit/s'),
  evidence('controlGoodputBps', 'Median rate of the transfers of controls.', (e) => e.controlGoodputBps, 'bit/s'),
  evidence('stalledAtBytes', 'Where transfers stopped, median.', (e) => e.stalledAtBytes, 'bytes'),
  evidence('usualMs', 'Usual median of the first byte.', (e) => e.usualMs, 'ms'),
  evidence('nowMs', 'Its median now.', (e) => e.nowMs, 'ms'),
  { name: 'since', type: 'time', optional: true, means: 'Since when.', of: (c) => c.verdict.evidence.since },
  {
    ...{ name: 'evidence', type: 'text', fullOnly: true, means: 'All of it, as JSON: a rule may have more to show.' },
    of: (c) => JSON.stringify(c.verdict.evidence),
  },
];
