/**
 * PublicFolder: the static files that anybody may copy and serve. Each is written whole or not at all; the same data give the
 * same bytes. It knows nothing that is not published.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { AlertEntry } from '../../src/crowd/alert.ts';
import { BUNDLE_PATH, NETWORKS_PATH } from '../../src/crowd/bundle.ts';
import { writeNetworks } from '../../src/crowd/networks-table.ts';
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import { reportHourOf } from '../../src/report/report-hour.ts';
import type { Signer } from '../keys/private-keys.ts';
import { writeWhole } from '../keys/write-whole.ts';
import { alertList } from './alert-list.ts';
import { bundleOf, packBundle } from './bundle-file.ts';
import { DataFolder } from './data-folder.ts';
import { MOST_TABLE_BYTES, providerNames, rangesOf } from './providers.ts';
import type { PublicFiles } from './publisher.ts';
import type { Shown } from './shown.ts';
import { writeSite } from './site-folder.ts';

/** Of the pages, as they lie. */
const PAGE_FILES = ['style.css', 'language.js'];
const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;
/** Alerts in the bundle and on the pages know the log's last lines only; the log itself is whole. */
const HELD_SHOWN_MS = WEEK_MS;

export interface PublicFolderOptions {
  folder: string;
  signer(): Pick<Signer, 'sign'>;
  k: number;
  /** Lists of address ranges, as the relay has them. */
  asnFiles: readonly string[];
  /** Where a signed target list may lie, to be handed on as it is; devices check its signature themselves. */
  targets: string;
}

export class PublicFolder implements PublicFiles {
  private names: Map<number, string> | undefined;
  private tableAt = Number.NEGATIVE_INFINITY;
  private tableDate: string | null = null;
  /** Providers that were to be in it, those too many included. */
  private tableOf: ReadonlySet<number> = new Set();

  private readonly data: DataFolder;

  constructor(private readonly options: PublicFolderOptions) {
    this.data = new DataFolder(options.folder, options.signer);
  }

  alerts(entries: readonly AlertEntry[]): void {
    const lines = entries.map(({ hour, ...entry }) => JSON.stringify({ hour: reportHourOf(hour), ...entry }));
    this.write('alerts.ndjson', lines.map((line) => `${line}\n`).join(''));
  }

  async pages(shown: Shown, entries: readonly AlertEntry[], now: number): Promise<void> {
    const { k, signer, asnFiles, targets } = this.options;
    this.names ??= providerNames(asnFiles);
    const nameOf = (asn: number): string | undefined => this.names?.get(asn);
    const alerts = alertList(entries, now);
    this.table(shown, now);
    const handed = existsSync(targets) ? read(targets) : null;
    const facts = { shown, alerts, k, nameOf, networks: this.tableDate, targets: handed };
    // Before the first hour there is nothing to fetch; the pages say so.
    if (shown.hour > 0) this.write(BUNDLE_PATH, signer().sign('bundle', packBundle(bundleOf(facts))));
    const held = entries.filter((e) => e.kind === 'held' && now - e.hour < HELD_SHOWN_MS).reverse();
    const site = { shown, alerts, held, k, nameOf, days: this.data.days() };
    writeSite(this.options.folder, site);
    for (const name of PAGE_FILES) this.write(name, read(fileURLToPath(new URL(`../page/${name}`, import.meta.url))));
    this.data.sign();
    this.alerts(entries);
  }

  hour(hour: number, cells: readonly PublishedCell[]): void {
    this.data.hour(hour, cells);
  }

  day(day: number, cells: readonly PublishedCell[]): void {
    this.data.day(day, cells);
  }

  /**
   * The table of networks of the providers that are shown: once a week, and after a day where one is missing, whose people
   * would otherwise be told for a week that nobody can be compared with.
   */
  private table(shown: Shown, now: number): void {
    const asns = new Set([...shown.latest.values()].map(({ asn }) => asn).filter((asn) => asn > 0));
    const age = now - this.tableAt;
    const missing = [...asns].some((asn) => !this.tableOf.has(asn));
    if (asns.size === 0 || age < (missing ? DAY_MS : WEEK_MS)) return;
    this.tableOf = new Set(asns);
    const madeOn = new Date(now).toISOString().slice(0, 10);
    let packed = gzipSync(writeNetworks(madeOn, rangesOf(this.options.asnFiles, asns)), { level: 9 });
    // Too many: those shown last are left out, and pick their provider from the list.
    for (const asn of [...asns].reverse()) {
      if (packed.length <= MOST_TABLE_BYTES) break;
      asns.delete(asn);
      if (asns.size % 50 === 0)
        packed = gzipSync(writeNetworks(madeOn, rangesOf(this.options.asnFiles, asns)), { level: 9 });
    }
    this.write(NETWORKS_PATH, this.options.signer().sign('bundle', packed));
    this.tableAt = now;
    this.tableDate = madeOn;
  }

  private write(path: string, content: string | Uint8Array): void {
    const file = join(this.options.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeWhole(file, content, 0o644);
  }
}

const read = (path: string): string => readFileSync(path, 'utf8');
