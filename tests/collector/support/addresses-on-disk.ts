/** Known addresses, sent through a collector as an operator runs it; then every file it could have written is searched. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOUR_MS } from '../../../collector/gateway/hours.ts';
import { reportHourOf } from '../../../src/report/report-hour.ts';
import { random } from '../storage/ballots.ts';
import { type Forms, formsOf } from './address-forms.ts';
import { temporaryFolder } from './collector.ts';
import { findBytes, type Hit } from './find-bytes.ts';
import { freePort, spawnCollector } from './process.ts';
import { messageOf, quickSealer } from './quick-seal.ts';
import { report } from './report.ts';
import { keyAt, post } from './sender.ts';

/** Half IPv4, half IPv6; none with a small number in front that a version could have. */
export function addresses(seed: number, count: number): string[] {
  const next = random(seed);
  const word = (from: number, to: number): number => from + Math.floor(next() * (to - from));
  return Array.from({ length: count }, (_, i) =>
    i % 2 === 0
      ? [word(100, 224), word(10, 250), word(10, 250), word(10, 250)].join('.')
      : [0x2a00 + word(0, 64), ...Array.from({ length: 7 }, () => word(0x1000, 0xffff))]
          .map((w) => w.toString(16))
          .join(':'),
  );
}

export interface Search {
  sent: number;
  searched: number;
  hits: Hit[];
  shortHits: number;
  /** Of as many addresses that nobody sent. */
  decoyHits: number;
}

const formsOfAll = (list: readonly string[]): Forms => {
  const forms = list.map(formsOf);
  return { long: forms.flatMap((form) => form.long), short: forms.flatMap((form) => form.short) };
};

/** The clothes in which a proxy may hand an address over. */
const dressed = (address: string, i: number): string => (i % 4 === 0 ? `::ffff:${address}` : address);

export async function sendAndSearch(count: number): Promise<Search> {
  const root = temporaryFolder();
  const [data, temp, logs] = ['data', 'tmp', 'logs'].map((name) => join(root, name)) as [string, string, string];
  for (const folder of [data, temp, logs]) mkdirSync(folder);
  const sent = addresses(1, count);
  try {
    const collector = await spawnCollector(
      ['--data', data, '--behind-proxy', 'loopback', '--log', 'debug'],
      await freePort(),
      { TMPDIR: temp, HOME: temp },
    );
    const seal = quickSealer(await keyAt(collector.url));
    const start = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS;
    const message = messageOf(report(start));
    let next = 0;
    const client = async (): Promise<void> => {
      for (let i = next++; i < sent.length; i = next++) {
        // Now and then one that is refused: mistakes are what programs like to log.
        const body = i % 10 === 3 ? new Uint8Array(i % 20 === 3 ? 1024 : 77) : seal(message);
        const response = await post(collector.url, body, reportHourOf(start), dressed(sent[i] ?? '', i));
        await response.arrayBuffer();
      }
    };
    await Promise.all(Array.from({ length: 16 }, client));
    writeFileSync(join(logs, 'running'), collector.output());
    const [of, decoys] = [formsOfAll(sent), formsOfAll(addresses(2, count))];
    const search = (wanted: readonly Buffer[]) => findBytes([data, temp, logs], wanted);
    const running = search(of.long);
    await collector.stop();
    writeFileSync(join(logs, 'stopped'), collector.output());
    const stopped = search(of.long);
    return {
      sent: sent.length,
      searched: stopped.searched,
      hits: [...running.hits, ...stopped.hits],
      shortHits: search(of.short).hits.length,
      decoyHits: search(decoys.short).hits.length,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
