/**
 * The table of samples: src/sample.ts with its phases side by side, and the byte timeline as two lists of one length. A row makes
 * the same sample again (`sampleOf`); tests hold the list against the schema.
 */
import { type Fault, faultOf } from '../../fault.ts';
import { fieldFault } from '../../field-problem.ts';
import { type Sample, sampleSchema, type Timings } from '../../sample.ts';
import type { Cell, Column } from '../column.ts';

type SampleColumn = Column<Sample>;

const text = (name: keyof Sample & string, means: string, of: (s: Sample) => Cell): SampleColumn => ({
  ...{ name, type: 'text', means, of },
});

const phase = (name: keyof Timings, means: string): SampleColumn => ({
  ...{ name, type: 'number', unit: 'ms', means },
  ...(name !== 'totalMs' && { optional: true }),
  of: (s) => s.timings[name],
});

export const SAMPLE_COLUMNS: readonly SampleColumn[] = [
  text('id', 'Id of the request: its round, #, its place in the round.', (s) => s.id),
  { name: 'version', type: 'whole', means: 'Version of the schema of a sample.', of: (s) => s.version },
  text('round', 'Id of the round: samples of one round were made close in time.', (s) => s.round),
  text('roundKind', 'regular, first-check or burst.', (s) => s.roundKind),
  { name: 'at', type: 'time', means: 'When the request was made.', of: (s) => s.at },
  text('target', 'Id of the service or control.', (s) => s.target),
  text('targetType', 'service or control.', (s) => s.targetType),
  text('endpoint', 'Id of the address asked, unique within the target.', (s) => s.endpoint),
  text('role', 'What part of the service the endpoint stands for.', (s) => s.role),
  text('kind', 'http, transfer, websocket, stun or dns: docs/methods has a page for each.', (s) => s.kind),
  text('connection', 'fresh, reused or unknown: only a fresh connection has phases.', (s) => s.connection),
  { ...text('protocol', 'h1, h2 or h3; Chromium only.', (s) => s.protocol), optional: true },
  text('outcome', 'ok (answered, whatever the status), failed or aborted (by us or the person).', (s) => s.outcome),
  { ...text('failure', 'Why it failed: words in docs/sample-format.md.', (s) => s.failure), optional: true },
  { ...text('failureSource', 'target, path, local or self.', (s) => s.failureSource), optional: true },
  { ...text('timeout', 'total or silence, for generic_timeout_error.', (s) => s.timeout), optional: true },
  { name: 'confounders', type: 'texts', means: 'What else was going on.', of: (s) => s.confounders },
  { name: 'status', type: 'whole', optional: true, means: 'HTTP status of the answer.', of: (s) => s.status },
  phase('dnsMs', 'Looking the name up.'),
  phase('tcpMs', 'TCP handshake: one round trip.'),
  phase('tlsMs', 'TLS handshake: one round trip or two.'),
  phase('waitingMs', 'From the request to the first byte of the answer.'),
  phase('ttfbMs', 'From the beginning to the first byte of the answer; of a WebSocket until it is open.'),
  phase('transferMs', 'From the arrival of the header to the end, where a body was read.'),
  phase('firstFrameMs', 'Of a WebSocket: from the call to the first frame of the server, where it speaks first.'),
  phase('totalMs', 'The whole, by our own clock, whatever ended it.'),
  text('timingDetail', 'full (phases seen) or total-only.', (s) => s.timingDetail),
  { name: 'bytes', type: 'whole', optional: true, unit: 'bytes', means: 'Body bytes received.', of: (s) => s.bytes },
  { name: 'costBytes', type: 'whole', unit: 'bytes', means: 'Charged to the daily budget.', of: (s) => s.costBytes },
  {
    ...{ name: 'progressMs', type: 'numbers', optional: true, unit: 'ms' },
    means: 'Times of the byte timeline, since the request.',
    of: (s) => s.progress?.map(([ms]) => ms),
  },
  {
    ...{ name: 'progressBytes', type: 'wholes', optional: true, unit: 'bytes' },
    means: 'Body bytes received by then, in all; as long as progressMs.',
    of: (s) => s.progress?.map(([, bytes]) => bytes),
  },
  {
    ...{ name: 'lastProgressMs', type: 'number', optional: true, unit: 'ms' },
    means: 'When the last byte came, since the request.',
    of: (s) => s.lastProgressMs,
  },
  { ...text('ip', 'Address of the server.', (s) => s.ip), optional: true, fullOnly: true },
  text('network', 'Local name of the network, or unknown.', (s) => s.network),
  text('browser', 'chromium, firefox or other.', (s) => s.browser),
];

const PHASES: ReadonlySet<string> = new Set(Object.keys(sampleSchema.shape.timings.shape));

/** A sample from its row, or what is wrong with it. @param cells absent ones left out */
export function sampleOf(cells: ReadonlyMap<string, Cell>): { value: Sample } | { problem: Fault } {
  const timings: Record<string, Cell> = {};
  const fields: Record<string, unknown> = { timings };
  for (const [name, cell] of cells) {
    if (name === 'progressMs' || name === 'progressBytes') continue;
    (PHASES.has(name) ? timings : fields)[name] = cell;
  }
  const [times, bytes] = [cells.get('progressMs'), cells.get('progressBytes')];
  if (Array.isArray(times) || Array.isArray(bytes)) {
    if (!Array.isArray(times) || !Array.isArray(bytes) || times.length !== bytes.length)
      return {
        problem: faultOf('wrong', 'progressMs and progressBytes: must be of one length', 'progressMs, progressBytes'),
      };
    fields.progress = times.map((ms: unknown, i): unknown[] => [ms, bytes[i]]);
  }
  const parsed = sampleSchema.safeParse(fields);
  return parsed.success ? { value: parsed.data } : { problem: fieldFault(parsed.error, fields) };
}
