/**
 * Publishing an hour of 1,000 providers and 12 services, from counted votes to signed files: decided and written to DuckDB
 * when it closes, shown when its time has come. Counting the votes themselves is the rollup, which is another bench.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFile } from '../../collector/keys/key-file.ts';
import { signerOf } from '../../collector/keys/private-keys.ts';
import { defaultAsnFiles } from '../../collector/network/databases.ts';
import { openPublisher } from '../../collector/publisher/open-publisher.ts';
import { providerNames } from '../../collector/publisher/providers.ts';
import { openDuckDb } from '../../collector/storage/duckdb/open.ts';
import type { CellVotes, Storage } from '../../collector/storage/storage.ts';
import { LIMITS } from '../../src/crowd/limits.ts';
import { openBundle } from '../../src/crowd/open-bundle.ts';
import { median } from '../../src/summary/quantile.ts';
import { SERVICES } from '../../src/targets/index.ts';
import { Random } from '../evaluate/random.ts';
import { type Section, table } from './section.ts';

const PROVIDERS = 1_000;
const SERVICE_COUNT = 12;
const HOURS = 7;
const HOUR_MS = 3_600_000;
const FIRST = Date.UTC(2026, 2, 2) / HOUR_MS;
const MOST_MS = 2_000;
const MOST_BUNDLE = 200_000;
const MOST_TABLE = 400_000;
const COUNTRIES = ['RU', 'TR', 'IR', 'DE', 'FR', 'IN', 'PK', 'BR', 'KZ', 'UA'];

function votesOf(asns: readonly number[], random: Random): CellVotes[] {
  return asns.flatMap((asn, i) =>
    SERVICES.slice(0, SERVICE_COUNT).map(({ id: service }): CellVotes => {
      const tags = 12 + random.index(60);
      const failed = random.chance(0.03) ? Math.round(tags * random.next()) : 0;
      const votes = { ok: tags - failed, failed };
      const bins: CellVotes['bins'] = {
        'http fresh': Array.from({ length: 6 }, (_, bin) => [56 + bin, Math.ceil(tags / 6)]),
        'http reused': Array.from({ length: 6 }, (_, bin) => [48 + bin, Math.ceil(tags / 6)]),
      };
      const failures: Record<string, number> = failed > 0 ? { connection_reset: failed } : {};
      return { country: COUNTRIES[i % 10] ?? 'RU', asn, service, tags, votes, versions: { 3: votes }, failures, bins };
    }),
  );
}

export async function publish(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-bench-'));
  const storage = await openDuckDb(join(folder, 'votes'));
  try {
    return await measure(folder, storage);
  } finally {
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, storage: Storage): Promise<Section> {
  const random = new Random('bench/publish');
  const all = [...providerNames(defaultAsnFiles()).keys()];
  const asns = Array.from({ length: PROVIDERS }, (_, i) => all[Math.floor((i * all.length) / PROVIDERS)] ?? 1);
  const signer = signerOf(new KeyFile(folder).readOrNew());
  const clock = { at: FIRST * HOUR_MS };
  let open: number[] = [];
  const counted: Storage = {
    ...bound(storage),
    openHours: async () => open,
    votes: async () => ({ partial: false, cells: votesOf(asns, random) }),
  };
  const publicFolder = join(folder, 'public');
  const options = { storage: counted, folder, publicFolder, signer: () => signer, asnFiles: [], k: LIMITS.k };
  const publisher = openPublisher({ ...options, now: () => clock.at, warn: console.error });
  const [closing, showing]: [number[], number[]] = [[], []];
  for (let hour = FIRST; hour < FIRST + HOURS; hour += 1) {
    clock.at = (hour + 1) * HOUR_MS + LIMITS.closesAfterMs + 120_000;
    open = [hour];
    closing.push(await timed(() => publisher.run()));
    open = [];
    clock.at = (hour + 1) * HOUR_MS + LIMITS.publishedAfterMs;
    showing.push(await timed(() => publisher.run()));
  }
  const file = readFileSync(join(publicFolder, 'bundle'));
  const reading = await timed(async () => void (await openBundle(file, [signer.publicKey])));
  const networks = statSync(join(publicFolder, 'networks')).size;
  // The first hour also reads the names and makes the weekly table of networks.
  const [first, rest] = [closing.slice(0, 1), closing.slice(1)];
  const whole = rest.map((ms, i) => ms + (showing[i + 1] ?? 0));
  const rows = [
    ['closing an hour: decided, kept, signed off in DuckDB', ms(rest), '–'],
    ['showing it: bundle, pages, alert log', ms(showing.slice(1)), '–'],
    ['both', ms(whole), `at most ${MOST_MS} ms`],
    ['the first hour after a start: names and table of networks too', ms([...first, ...showing.slice(0, 1)]), '–'],
    ['public pages of all languages, bytes', String(pageBytes(publicFolder)), '–'],
    ['bundle, bytes compressed', String(file.length), `about ${MOST_BUNDLE}`],
    ['table of networks, bytes compressed', String(networks), `at most ${MOST_TABLE}`],
    ['checking and reading the bundle, once', `${Math.round(reading)} ms`, '–'],
  ];
  const missed = [
    ...((median(whole) ?? Number.NaN) <= MOST_MS ? [] : [`publishing took ${ms(whole)}`]),
    ...(file.length <= MOST_BUNDLE ? [] : [`the bundle has ${file.length} bytes`]),
    ...(networks <= MOST_TABLE ? [] : [`the table has ${networks} bytes`]),
  ];
  const head = `${PROVIDERS} providers, ${SERVICE_COUNT} services each, ${HOURS} hours; median (least to most) of all but the first.`;
  return { versions: ['without a browser'], tables: `${head}\n\n${table(['', 'measured', 'target'], rows)}`, missed };
}

function pageBytes(folder: string): number {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
  return pages.reduce((bytes, path) => bytes + statSync(join(folder, path)).size, 0);
}

/** Methods of a class do not survive a spread. */
function bound(storage: Storage): Storage {
  const methods = [
    'append',
    'publish',
    'publishedHours',
    'cells',
    'alerts',
    'late',
    'forgetIds',
    'ping',
    'close',
  ] as const;
  const pairs = methods.map((name) => [name, (storage[name] as (...args: unknown[]) => unknown).bind(storage)]);
  return Object.fromEntries(pairs) as Storage;
}

async function timed(run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

function ms(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${Math.round(median(values) ?? Number.NaN)} ms (${Math.round(least)} to ${Math.round(most)})`;
}
