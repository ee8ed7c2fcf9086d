/** From ballots to files: when an hour closes, when it is shown, what is in the files, and that a kill changes nothing. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterEach, describe, expect, it } from 'vitest';
import { TARGETS_FILE } from '../../../collector/publisher/open-publisher.ts';
import { compare, ownNetwork } from '../../../src/crowd/compare.ts';
import { LIMITS } from '../../../src/crowd/limits.ts';
import { openBundle, openNetworks } from '../../../src/crowd/open-bundle.ts';
import { ballots, type Crowd, FIRST, HOUR_MS, openPublishing, type Publishing } from './votes.ts';

let open: Publishing | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function opened(): Promise<Publishing> {
  open = await openPublishing();
  return open;
}

const QUIET: Crowd[] = [
  { asn: 64500, networks: 20 },
  { asn: 64501, networks: 12 },
  { asn: 64502, networks: 4 },
];
const read = (p: Publishing, file: string): string => readFileSync(join(p.files, file), 'utf8');

/** Hours of ballots, the publisher run when each is closed and when it is shown. */
async function live(p: Publishing, from: number, hours: number, crowdsOf: (i: number) => readonly Crowd[]) {
  for (let i = from; i < from + hours; i += 1) {
    await p.storage.append(ballots(FIRST + i, crowdsOf(i)));
    const end = (FIRST + i + 1) * HOUR_MS;
    p.clock.at = end + LIMITS.closesAfterMs + 2 * 60_000;
    await p.publisher.run();
    p.clock.at = end + LIMITS.publishedAfterMs;
    await p.publisher.run();
  }
}
const bundle = async (p: Publishing) => {
  const read = await openBundle(readFileSync(join(p.files, 'bundle')), [p.signer.publicKey]);
  if ('problem' in read) throw new Error(read.problem);
  return read.value;
};

describe('an hour', { timeout: 60_000 }, () => {
  it('closes 75 minutes after its end, loses its tags then, and is shown at two hours', async () => {
    const p = await opened();
    await p.storage.append(ballots(FIRST, QUIET));
    const end = (FIRST + 1) * HOUR_MS;
    p.clock.at = end + 75 * 60_000 - 1;
    await p.publisher.run();
    expect(await p.storage.openHours()).toEqual([FIRST]);
    p.clock.at = end + 77 * 60_000;
    await p.publisher.run();
    expect(await p.storage.openHours()).toEqual([]);
    expect(existsSync(join(p.files, 'bundle'))).toBe(false);
    expect(read(p, 'index.html')).toContain('Nothing yet');
    p.clock.at = end + 120 * 60_000;
    await p.publisher.run();
    const { cells, hour, k } = await bundle(p);
    expect([hour, k]).toEqual(['2026-03-02T00Z', 10]);
    expect(cells.map(([country, asn]) => `${country} ${asn}`)).toEqual(['TR 64500', 'TR 64501']);
  });

  it('of which a shard is missing waits, and says so', async () => {
    const p = await opened();
    await p.storage.append(ballots(FIRST, QUIET));
    const { votes } = p.storage;
    p.storage.votes = async (hour) => ({ ...(await votes(hour)), partial: true });
    p.clock.at = (FIRST + 9) * HOUR_MS;
    await p.publisher.run();
    expect(p.warned[0]).toMatch(/cannot be reached/);
    expect(await p.storage.openHours()).toEqual([FIRST]);
    p.storage.votes = votes;
    await p.publisher.run();
    expect(await p.storage.openHours()).toEqual([]);
  });
});

describe('the files of a provider in trouble', { timeout: 120_000 }, () => {
  const trouble = (i: number): Crowd[] =>
    i >= 20 ? [{ asn: 64500, networks: 20, bad: 19 }, ...QUIET.slice(1)] : QUIET;

  const early = (i: number): Crowd[] => trouble(i + 16);

  it('tell the extension, the reader and the researcher the same', async () => {
    const p = await opened();
    await live(p, 0, 26, trouble);
    const b = await bundle(p);
    const own = { asn: 64500, country: 'TR' };
    expect(compare(b, own, 'TR', 'whatsapp', p.clock.at)).toMatchObject({ answer: 'provider', trouble: 'failed' });
    expect(compare(b, { asn: 64501, country: 'TR' }, 'TR', 'whatsapp', p.clock.at).answer).toBe('only-you');
    const table = await openNetworks(readFileSync(join(p.files, 'networks')), [p.signer.publicKey]);
    if ('problem' in table) throw new Error(table.problem);
    expect(ownNetwork(table.value, '10.1.2.3', 'TR')).toEqual(own);
    expect(read(p, 'alerts.ndjson').split('\n').filter(Boolean)).toHaveLength(1);
    expect(read(p, 'index.html')).toContain('WhatsApp in Türkiye: not reached');
    expect(read(p, 'country/TR.html')).toContain('most have trouble');
    // A provider's name is a stranger's text.
    expect(read(p, 'country/TR.html')).toContain('Other &amp; Sons &lt;Ltd&gt; (AS64501)');
    const csv = read(p, 'data/2026-03-02.csv').trimEnd().split('\r\n');
    expect(csv[0]).toMatch(/^start,hours,country,asn,service,kind,networks,bad,label/);
    expect(csv.filter((line) => line.includes(',rounds,'))).toHaveLength(48);
    const parquet = await parquetReadObjects({ file: bytesOf(p, 'data/2026-03-02.parquet') });
    expect(parquet).toHaveLength(csv.length - 1);
    expect(parquet[0]).toMatchObject({ country: 'TR', asn: 64500n, service: 'whatsapp', hours: 1 });
    for (const line of read(p, 'data/SHA256SUMS').trimEnd().split('\n')) {
      const [sum, name = ''] = line.split('  ');
      const bytes = readFileSync(join(p.files, 'data', name));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum);
    }
    expect(readdirSync(join(p.files, 'data')).sort()).toContain('LICENCE.txt');
  });

  it('come out the same of a publisher that was killed at every hour, and of one whose state is lost', async () => {
    const p = await opened();
    const other = await openPublishing();
    for (let i = 0; i < 8; i += 1) {
      await live(p, i, 1, early);
      if (i === 6) rmState(other);
      other.publisher = other.again();
      await live(other, i, 1, early);
    }
    const [a, b] = [await bundle(p), await bundle(other)];
    expect({ ...b, alerts: [] }).toEqual({ ...a, alerts: [] });
    expect(read(other, 'alerts.ndjson')).toBe(read(p, 'alerts.ndjson'));
    await other.close();
  });

  it('hand on a signed target list that lies in the data folder, as it is', async () => {
    const p = await opened();
    const list = 'tailback-signed-1 targets AAAA\n{"version":2}';
    writeFileSync(join(p.files, '..', TARGETS_FILE), list);
    await live(p, 0, 1, () => QUIET);
    expect((await bundle(p)).targets).toBe(list);
  });

  it('are refused when signed by somebody else', async () => {
    const p = await opened();
    const stranger = await openPublishing();
    await live(p, 0, 1, () => QUIET);
    const file = readFileSync(join(p.files, 'bundle'));
    expect(await openBundle(file, [stranger.signer.publicKey])).toEqual({
      problem: 'The file is not signed by this collector.',
    });
    file[file.length - 1] = (file.at(-1) ?? 0) ^ 1;
    expect(await openBundle(file, [p.signer.publicKey])).toHaveProperty('problem');
    await stranger.close();
  });
});

function bytesOf(p: Publishing, file: string): ArrayBuffer {
  const bytes = readFileSync(join(p.files, file));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

function rmState(p: Publishing): void {
  const folder = join(p.files, '..');
  for (const name of ['publisher.json', 'shown.json']) if (existsSync(join(folder, name))) rmSync(join(folder, name));
}
