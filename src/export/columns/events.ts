/** The table of events: runs of one state, as the dashboard lists them. Computed, as the verdicts are. */
import type { PastEvent } from '../../rollup/past-events.ts';
import type { Column } from '../column.ts';

export const EVENT_COLUMNS: readonly Column<PastEvent>[] = [
  { name: 'service', type: 'text', means: 'Id of the service, or line.', of: (e) => e.service },
  { name: 'state', type: 'text', means: 'The last state of the event.', of: (e) => e.state },
  { name: 'start', type: 'time', means: 'The first round that said so.', of: (e) => e.start },
  { name: 'lastSeen', type: 'time', means: 'The last round that said so.', of: (e) => e.lastSeen },
  { name: 'end', type: 'time', optional: true, means: 'When something else was said.', of: (e) => e.end ?? undefined },
  {
    ...{ name: 'steps', type: 'texts', means: 'States and techniques in their order, as state or state/technique.' },
    of: (e) => e.steps.map(({ state, technique }) => (technique === null ? state : `${state}/${technique}`)),
  },
  { name: 'worstAt', type: 'time', optional: true, means: 'When it was worst.', of: (e) => e.worst?.at },
  {
    name: 'worstBy',
    type: 'text',
    optional: true,
    means: 'late (ms to the first byte), thin (bit/s), stalled (at bytes) or failed (requests).',
    of: (e) => e.worst?.by,
  },
  { name: 'worstValue', type: 'number', optional: true, means: 'That number then.', of: (e) => e.worst?.value },
  { name: 'scope', type: 'text', means: 'you, network, country, world or unknown.', of: (e) => e.verdict.scope },
  {
    name: 'confidence',
    type: 'text',
    means: 'low, medium or high: the highest it reached.',
    of: (e) => e.verdict.confidence,
  },
  { name: 'reason', type: 'text', means: 'Why the confidence is what it is.', of: (e) => e.verdict.reason },
  { name: 'rule', type: 'text', means: 'Id of the rule that spoke.', of: (e) => e.verdict.rule },
];
