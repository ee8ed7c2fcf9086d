/** Everything a gateway consists of but its HTTP server: storage, keys, public files, chores. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { OLDEST_HOURS } from '../../src/report/wire.ts';
import { SERVICES } from '../../src/targets/index.ts';
import type { Cells } from '../cells/serve-cells.ts';
import { startCells } from '../cells/start-cells.ts';
import type { Config } from '../config/config.ts';
import type { Deps } from '../gateway/accept.ts';
import { HOUR_MS } from '../gateway/hours.ts';
import { openRequest } from '../gateway/oblivious.ts';
import { Keeper } from '../keys/keeper.ts';
import { readWhoRunsIt, unnamed } from '../keys/who-runs-it.ts';
import { publisherThread } from '../publisher/in-worker.ts';
import { PUBLIC_FOLDER } from '../publisher/open-publisher.ts';
import { LATE_LIST_DAYS, LATE_PATH, lateList } from '../server/late-list.ts';
import type { Metrics } from '../server/metrics.ts';
import { publicFiles } from '../server/public-files.ts';
import { groupAppends } from '../storage/group-appends.ts';
import type { LateCount, Storage } from '../storage/storage.ts';
import type { Chore } from './every.ts';
import { groupingOf } from './open-storage.ts';

/** Hours are due by the clock; looking costs nothing. */
const PUBLISH_EVERY_MS = 20_000;
/** Whoever has just started one opens its page. */
const FIRST_PAGES_MS = 3_000;
/** ClickHouse counts the ids of a week for it. */
const LATE_EVERY_MS = 300_000;

export interface GatewayParts {
  storage: Storage;
  keeper: Keeper;
  deps: Deps;
  /** Where the publisher writes. */
  folder: string;
  file: ReturnType<typeof publicFiles>;
  cells: Cells;
  chores: Chore[];
  /** What runs beside; before the storage is closed. */
  stop(): Promise<void>;
}

export function gatewayParts(
  config: Config,
  storage: Storage,
  metrics: Metrics,
  url: string,
  now: () => number,
  warn: (text: string) => void,
): GatewayParts {
  const who = config.manifest === undefined ? unnamed(url) : readWhoRunsIt(config.manifest);
  const keeper = new Keeper(
    { folder: config.data, days: config['key-days'], k: config.k, who, follow: config['follow-keys'] },
    now(),
  );
  const folder = join(config.data, PUBLIC_FOLDER);
  mkdirSync(folder, { recursive: true });
  const deps: Deps = {
    open: (body) => openRequest(body, (id) => keeper.keyOf(id)),
    store: groupAppends(storage, groupingOf(config), (ballots, ms) => metrics.transaction(ballots, ms)),
    now,
    services: new Set(SERVICES.map((service) => service.id)),
  };
  const hourNow = (): number => Math.floor(now() / HOUR_MS);
  const lateOf = (hours: number): Promise<LateCount[]> => storage.late(hourNow() - hours, hourNow() + 1);
  const countLate = async (): Promise<void> =>
    metrics.late.set((await lateOf(OLDEST_HOURS)).reduce((sum, { ballots }) => sum + ballots, 0));
  metrics.pages.set(LATE_PATH, async () => lateList(await lateOf(LATE_LIST_DAYS * 24)));
  const chores: Chore[] = [
    { what: 'Turning keys', everyMs: 60_000, run: () => keeper.keep(now()) },
    { what: 'Forgetting ids', everyMs: HOUR_MS, run: () => storage.forgetIds(hourNow() - OLDEST_HOURS - 1) },
    {
      what: 'Counting open hours',
      everyMs: 15_000,
      run: async () => metrics.openHours.set((await storage.openHours()).length),
    },
    { what: 'Counting late reports', everyMs: LATE_EVERY_MS, firstMs: FIRST_PAGES_MS, run: countLate },
  ];
  const cells = startCells({ path: join(config.data, 'cells.duckdb'), folder });
  const publisher = config.publish === 'yes' ? publisherThread(config, storage, warn) : undefined;
  if (publisher) {
    const run = (): Promise<void> => publisher.run(now(), keeper.current.signing);
    chores.push({ what: 'Publishing', everyMs: PUBLISH_EVERY_MS, firstMs: FIRST_PAGES_MS, run });
    chores.push({ what: 'Indexing cells', everyMs: PUBLISH_EVERY_MS, run: () => takeIn(cells, warn) });
  }
  const stop = async (): Promise<void> => {
    await publisher?.stop();
    await cells.close();
  };
  return { storage, keeper, deps, folder, file: publicFiles(keeper, folder, now), cells, chores, stop };
}

const named = new Set<string>();

/** A file that cannot be read is named once and tried again. */
async function takeIn(cells: Cells, warn: (text: string) => void): Promise<void> {
  for (const name of await cells.takeIn()) {
    if (!named.has(name)) warn(`data/${name} cannot be read: /v1/cells lacks what is in it.`);
    named.add(name);
  }
}
