/** Reports a second that a gateway takes, durable before each answer: with and without the seal, in one and several processes. */
import { median } from '../../src/summary/quantile.ts';
import { type GatewayProcess, startGateway } from './ingest/gateway-process.ts';
import { type LoadResult, load, prepare } from './ingest/load.ts';
import { loadAt } from './ingest/load-at.ts';
import { settle } from './ingest/settle.ts';
import { type Section, table } from './section.ts';

interface Row {
  name: string;
  mode: 'plain' | 'ohttp';
  processes: number;
  /** A second; null: as fast as it goes. */
  rate: number | null;
  leastPerSecond?: number;
  mostP99?: number;
}

const ROWS: readonly Row[] = [
  { name: 'without seal', mode: 'plain', processes: 1, rate: null, leastPerSecond: 5_000 },
  { name: 'sealed', mode: 'ohttp', processes: 1, rate: null, leastPerSecond: 1_400 },
  { name: 'sealed, at 1,000/s', mode: 'ohttp', processes: 1, rate: 1_000, mostP99: 25 },
  { name: 'sealed, 2 processes', mode: 'ohttp', processes: 2, rate: null },
  { name: 'sealed, 4 processes', mode: 'ohttp', processes: 4, rate: null },
];
const RUNS = 3;
const SECONDS = 5;
const WARM_SECONDS = 1;
const CONNECTIONS = 32;
/** More than any of them takes in a run. */
const FASTEST = { plain: 16_000, ohttp: 9_000 };
const HEAD = [
  'row',
  'runs',
  'reports/s (median)',
  'least',
  'most',
  'p50, ms',
  'p99, ms (median)',
  'peak memory, MB',
  'target',
];

async function run(gateway: GatewayProcess, { mode, rate }: Row, seconds: number): Promise<LoadResult> {
  const envelopes = await prepare(gateway, mode, Math.ceil((rate ?? FASTEST[mode]) * seconds));
  await settle();
  return rate === null
    ? load(gateway, envelopes, { connections: CONNECTIONS, seconds })
    : loadAt(gateway, envelopes, rate);
}

async function measure(row: Row, missed: string[]): Promise<string[]> {
  const gateway = await startGateway(row.mode, row.processes);
  try {
    const warm = await run(gateway, row, WARM_SECONDS);
    const results: LoadResult[] = [];
    for (let i = 0; i < RUNS; i += 1) results.push(await run(gateway, row, SECONDS));
    const answered = [warm, ...results].reduce((sum, r) => sum + r.answered, 0);
    const counted = await gateway.counted();
    // What was under way when a run ended is counted and has no answer; the other way round must not be.
    if (counted < answered) missed.push(`${row.name}: ${answered} answered, ${counted} counted`);
    const failed = results.reduce((sum, r) => sum + r.failed, 0);
    if (failed > 0) missed.push(`${row.name}: ${failed} failed`);
    const rates = results.map((r) => r.perSecond);
    const perSecond = median(rates) ?? Number.NaN;
    const p99 = median(results.map((r) => r.p99)) ?? Number.NaN;
    if (row.leastPerSecond !== undefined && !(perSecond >= row.leastPerSecond))
      missed.push(`${row.name}: ${whole(perSecond)} of ${whole(row.leastPerSecond)} reports a second`);
    if (row.mostP99 !== undefined && !(p99 <= row.mostP99)) missed.push(`${row.name}: p99 ${p99} of ${row.mostP99} ms`);
    const target =
      row.leastPerSecond !== undefined
        ? `>= ${whole(row.leastPerSecond)}/s`
        : row.mostP99 !== undefined
          ? `p99 <= ${row.mostP99} ms`
          : '';
    const p50 = median(results.map((r) => r.p50)) ?? Number.NaN;
    const memory = whole(gateway.peakBytes() / 2 ** 20);
    return [
      row.name,
      String(RUNS),
      ...[perSecond, Math.min(...rates), Math.max(...rates)].map(whole),
      String(p50),
      String(p99),
      memory,
      target,
    ];
  } finally {
    await gateway.stop();
  }
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');

export async function ingest(): Promise<Section> {
  const section: Section = { versions: [], tables: '', missed: [] };
  const rows: string[][] = [];
  for (const row of ROWS) {
    rows.push(await measure(row, section.missed));
    process.stderr.write(`${rows.at(-1)?.join(' | ')}\n`);
  }
  return { ...section, tables: table(HEAD, rows) };
}
