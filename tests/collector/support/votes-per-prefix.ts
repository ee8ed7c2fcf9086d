/**
 * A cell that everything bad happens to: reports that come hours late, a relay that restarts, carriers with thousands behind a few
 * prefixes, one prefix that keeps sending for seven hours. Sent through the real relay and gateway; counted from what was sent.
 */
import { HOUR_MS } from '../../../collector/gateway/hours.ts';
import { openDatabases } from '../../../collector/network/databases.ts';
import { prefixOf } from '../../../collector/network/prefix.ts';
import type { CellVotes } from '../../../collector/storage/storage.ts';
import { reportHourOf } from '../../../src/report/report-hour.ts';
import { random } from '../storage/ballots.ts';
import { startCollector, TestClock, type TestCollector, temporaryFolder } from './collector.ts';
import { messageOf, quickSealer } from './quick-seal.ts';
import { report } from './report.ts';
import { keyAt, post } from './sender.ts';

const MINUTE = 60_000;
export const START = Date.UTC(2026, 2, 1, 10);

export interface Outcome {
  cells: CellVotes[];
  /** By country and provider: distinct prefixes that sent while the hour was open, in the relay run in which most of them did. */
  prefixes: Record<string, number>;
  /** Distinct prefixes over all runs: what adding up tags would give at most. */
  inAll: number;
  late: number;
}

/** Prefixes by network, of one relay run. */
type Run = Map<string, Set<string>>;

const databases = openDatabases(undefined, []);

function note(run: Run, from: string): void {
  const prefix = prefixOf(from);
  if (!prefix) throw new Error(from);
  const { country, asn } = databases.networkOf(prefix);
  const key = `${country} ${asn}`;
  run.set(key, (run.get(key) ?? new Set()).add(prefix.address));
}

/** @param reports in each of the four quarters of the time in which the hour is open */
export async function manyFromFew(seed: number, reports: number): Promise<Outcome> {
  const next = random(seed);
  const folder = temporaryFolder();
  const clock = new TestClock(START + HOUR_MS + 5 * MINUTE);
  const args = ['--behind-proxy', 'loopback', '--rate', '100000'];
  let collector: TestCollector = await startCollector(args, { clock, folder });
  let seal = quickSealer(await keyAt(collector.url));
  const hour = reportHourOf(START);
  const runs: Run[] = [new Map()];

  const address = (): string => {
    const roll = next();
    // A carrier: 3 prefixes, thousands of people. The one that never stops. The rest: 40 homes, some over IPv6.
    if (roll < 0.5) return `100.64.${Math.floor(next() * 3)}.${Math.floor(next() * 250)}`;
    if (roll < 0.6) return '198.51.100.7';
    const home = Math.floor(next() * 40);
    if (roll < 0.8) return `2001:db8:${(home * 256).toString(16)}:${Math.floor(next() * 65_000).toString(16)}::1`;
    return `203.0.${home}.${Math.floor(next() * 250)}`;
  };
  const send = async (from: string): Promise<void> => {
    const rounds = { ok: 0, slow: 0, throttled: 0, failed: 4, lineBad: 0, learning: 0 };
    const body = seal(messageOf(report(START, { rounds })));
    const response = await post(collector.url, body, hour, from);
    if (response.status !== 200) throw new Error(await response.text());
    await response.arrayBuffer();
  };

  for (let quarter = 0; quarter < 4; quarter += 1) {
    clock.at = START + HOUR_MS + (5 + quarter * 17) * MINUTE;
    for (let i = 0; i < reports; i += 1) {
      const from = address();
      await send(from);
      note(runs.at(-1) ?? new Map(), from);
    }
    if (quarter % 2 === 0) {
      await collector.stop();
      collector = await startCollector(args, { clock, folder });
      seal = quickSealer(await keyAt(collector.url));
      runs.push(new Map());
    }
  }
  const { storage } = collector.gateway ?? {};
  if (!storage) throw new Error('There is no gateway.');
  const before = JSON.stringify((await storage.votes(START / HOUR_MS)).cells);
  // Seven receipt hours long.
  for (let h = 2; h <= 8; h += 1) {
    clock.at = START + h * HOUR_MS + 80 * MINUTE;
    await send('198.51.100.7');
    await send(address());
  }
  const { cells } = await storage.votes(START / HOUR_MS);
  if (JSON.stringify(cells) !== before) throw new Error('Late reports changed a closed cell.');
  const late = (await storage.late(0, Number.MAX_SAFE_INTEGER)).reduce((sum, row) => sum + row.ballots, 0);
  await collector.stop();
  const networks = [...new Set(runs.flatMap((run) => [...run.keys()]))];
  const most = (network: string): number => Math.max(...runs.map((run) => run.get(network)?.size ?? 0));
  return {
    cells,
    prefixes: Object.fromEntries(networks.map((network) => [network, most(network)])),
    inAll: new Set(runs.flatMap((run) => [...run.values()].flatMap((set) => [...set]))).size,
    late,
  };
}
