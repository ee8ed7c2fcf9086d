/**
 * Questions to /v1/cells over ten million published cells, through the relay's HTTP server, as the collector runs it: the index in its
 * thread, one question after the other and four at once.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCells } from '../../collector/cells/start-cells.ts';
import { CELLS_PATH } from '../../collector/cells/wire.ts';
import { quantile } from '../../src/summary/quantile.ts';
import { describedRelay } from '../docs/described-relay.ts';
import { Random } from '../evaluate/random.ts';
import { type Made, makeDays } from './cells/make-days.ts';
import { type Section, table } from './section.ts';

const MOST_MS = 100;
const QUESTIONS = 1_000;
const AT_ONCE = 4;
const ACCEPTED = ['application/x-ndjson', 'text/csv', 'application/vnd.apache.parquet'];

type Ask = (search: string, accept?: string) => Promise<{ ms: number; next: string | undefined }>;

function askOf(url: string): Ask {
  return async (search, accept = ACCEPTED[0]) => {
    const start = performance.now();
    const response = await fetch(`${url}${CELLS_PATH}?${search}`, { headers: { accept: accept ?? '' } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${search}: ${response.status}`);
    const ms = performance.now() - start;
    return { ms, next: /\?(.*?)>/.exec(response.headers.get('link') ?? '')?.[1] };
  };
}

/** One country and day, every page of it, in one form after the other. */
async function dayAndCountry(ask: Ask, made: Made, random: Random, count: number): Promise<number[]> {
  const times: number[] = [];
  while (times.length < count) {
    const day = random.index(made.days.length - 1);
    const country = made.countries[random.index(made.countries.length)];
    let search: string | undefined = `country=${country}&from=${made.days[day]}&to=${made.days[day + 1]}`;
    while (search !== undefined && times.length < count) {
      const { ms, next } = await ask(search, ACCEPTED[random.index(ACCEPTED.length)]);
      times.push(ms);
      search = next;
    }
  }
  return times;
}

/** Questions that a day does not narrow, for whoever wants to know what they cost. */
const WIDE: readonly [what: string, search: (made: Made, random: Random) => string][] = [
  ['first page of everything', () => ''],
  ['one provider, 30 days', (_, random) => `asn=${12_000 + 7 * random.index(386)}&kind=rounds`],
  ['one service with trouble, 30 days', (_, random) => `service=service-${random.index(12)}&state=most`],
  ['what is not there, 30 days', () => 'country=ZZ'],
];

export async function cells(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-cells-'));
  const random = new Random('bench/cells');
  const index = startCells({ path: join(folder, 'cells.duckdb'), folder });
  try {
    process.stderr.write('Making ten million cells ...\n');
    const made = await makeDays(folder);
    const start = performance.now();
    const bad = await index.takeIn();
    if (bad.length > 0) throw new Error(`${bad[0]} cannot be read.`);
    const taking = (performance.now() - start) / 1000;
    const server = await describedRelay({ cells: index.answer, questions: Number.MAX_SAFE_INTEGER });
    await server.listen({ host: '127.0.0.1', port: 0 });
    const ask = askOf(`http://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
    await dayAndCountry(ask, made, random, 50);
    const one = await dayAndCountry(ask, made, random, QUESTIONS);
    const each = QUESTIONS / AT_ONCE;
    const four = (
      await Promise.all(Array.from({ length: AT_ONCE }, () => dayAndCountry(ask, made, random, each)))
    ).flat();
    const wide: [string, number[]][] = [];
    for (const [what, search] of WIDE) {
      const times: number[] = [];
      for (let i = 0; i < 50; i += 1) times.push((await ask(search(made, random))).ms);
      wide.push([what, times]);
    }
    await server.close();
    const row = (what: string, times: readonly number[], target: string): string[] => {
      const at = [0.5, 0.95, 0.99, 1].map((p) => (quantile(times, p) ?? Number.NaN).toFixed(1));
      return [what, String(times.length), ...at, target];
    };
    const section: Section = { versions: [], tables: '', missed: [] };
    for (const [what, times] of [
      ['one at a time', one],
      [`${AT_ONCE} at once`, four],
    ] as const) {
      const p99 = quantile(times, 0.99) ?? Number.NaN;
      if (!(p99 <= MOST_MS))
        section.missed.push(`one country and day, ${what}: p99 ${p99.toFixed(0)} of ${MOST_MS} ms`);
    }
    const size = (statSync(join(folder, 'cells.duckdb')).size / 1e6).toFixed(0);
    section.tables = [
      `${made.lines.toLocaleString('en')} cells of ${made.days.length} days and ${made.countries.length} countries; taking them all in ${taking.toFixed(0)} s, index ${size} MB.`,
      table(
        ['question', 'pages', 'median, ms', 'p95', 'p99', 'most', 'target (p99)'],
        [
          row('one country and day, one at a time', one, String(MOST_MS)),
          row(`one country and day, ${AT_ONCE} at once`, four, String(MOST_MS)),
          ...wide.map(([what, times]) => row(what, times, '–')),
        ],
      ),
    ].join('\n\n');
    return section;
  } finally {
    await index.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
