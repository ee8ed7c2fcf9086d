/** The table of rounds: when each was due, begun and ended. Its steps are not in it: what was asked is in the samples. */
import type { Round } from '../../round.ts';
import type { Column } from '../column.ts';

export const ROUND_COLUMNS: readonly Column<Round>[] = [
  { name: 'id', type: 'text', means: 'Id of the round.', of: (r) => r.id },
  { name: 'kind', type: 'text', means: 'regular, first-check or burst.', of: (r) => r.kind },
  { name: 'check', type: 'text', optional: true, means: 'The first check it is part of.', of: (r) => r.check },
  { name: 'index', type: 'whole', means: 'Which round of its check it is, from 0.', of: (r) => r.index },
  {
    name: 'plannedAt',
    type: 'time',
    means: 'When it was due: much earlier than startedAt means sleep.',
    of: (r) => r.plannedAt,
  },
  { name: 'startedAt', type: 'time', means: 'When it began.', of: (r) => r.startedAt },
  { name: 'endedAt', type: 'time', optional: true, means: 'When it ended.', of: (r) => r.endedAt },
  { name: 'state', type: 'text', means: 'open, done or cancelled.', of: (r) => r.state },
  {
    ...{ name: 'steps', type: 'whole', of: (r) => r.steps.length },
    means: 'Requests planned, while it is open; 0 once it is done, whose plan is not kept: count its samples.',
  },
  { name: 'totalLimitMs', type: 'whole', unit: 'ms', means: 'Time limit of a request.', of: (r) => r.totalLimitMs },
  { name: 'silenceLimitMs', type: 'whole', unit: 'ms', means: 'Limit without a byte.', of: (r) => r.silenceLimitMs },
];
