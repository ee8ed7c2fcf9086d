/** What is made to be handed on holds nothing of what it must not: the bytes of each file are searched, zip entries included. */
import { unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { FORMATS, TABLES } from '../../src/export/choices.ts';
import type { Store } from '../../src/store/index.ts';
import { PAST_NETWORK } from '../past/past.ts';
import { allSamples } from '../store/make.ts';
import { fileOf } from './lines.ts';
import { SERVER, storeOfPast, UNTIL } from './make-past.ts';

const now = UNTIL;
const STEP = 5 * 60_000;

/** Every file of an export as text; Parquet as its rows, since its bytes are compressed. */
async function texts(store: Store, choice: Parameters<typeof fileOf>[1]): Promise<string[]> {
  const file = await fileOf(store, choice, { now });
  const entries =
    choice?.format === 'zip'
      ? Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer())))
      : [[`x.${choice?.format}`, new Uint8Array(await file.arrayBuffer())] as const];
  return Promise.all(
    entries.map(async ([name, bytes]) => {
      if (!name.endsWith('.parquet')) return new TextDecoder().decode(bytes);
      const rows = await parquetReadObjects({ file: bytes.slice().buffer });
      // Metadata and statistics stand uncompressed in the file.
      return `${JSON.stringify(rows, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))}${Buffer.from(bytes).toString('latin1')}`;
    }),
  );
}

describe('shareable', () => {
  let store: Store;
  const secrets = new Map<string, string>();
  beforeAll(async () => {
    store = await storeOfPast(2);
    secrets
      .set(SERVER, 'address')
      .set(PAST_NETWORK.network, 'network')
      .set(String(UNTIL - 2 * 86_400_000), 'consent');
    for (const { at, round } of await allSamples(store)) {
      secrets.set(round, 'round');
      if (at % STEP === 0) continue;
      secrets.set(String(at), 'time').set(new Date(at).toISOString(), 'time');
      // As OONI's form has it: to the second, the day apart.
      const clock = new Date(at).toISOString().slice(11, 19);
      if (!/[05]:00$/.test(clock)) secrets.set(clock, 'time');
    }
    for (const { plannedAt, startedAt, endedAt } of await store.getAll('rounds'))
      for (const at of [plannedAt, startedAt, endedAt ?? 0])
        if (at % STEP !== 0) secrets.set(String(at), 'time').set(new Date(at).toISOString(), 'time');
  }, 60_000);

  /**
   * Anywhere in a text, also inside a longer word. Thousands of searches through megabytes take minutes, so the text is cut into words
   * first, of which most stand in it often: no secret has a character that is in no word.
   */
  function found(all: readonly string[]): string[] {
    const words = new Set(all.flatMap((text) => text.match(/[\w.:-]{4,}/g) ?? []));
    const once = [...words].join('\n');
    return [...secrets.keys()].filter((secret) => once.includes(secret));
  }

  it('no secret has a character that the search would cut it at', () => {
    expect(secrets.size).toBeGreaterThan(1_000);
    for (const secret of secrets.keys()) expect(secret).toMatch(/^[\w.:-]{4,}$/);
  });

  const kinds = FORMATS.flatMap((format) =>
    (format === 'zip' || format === 'ooni' ? ['samples' as const] : TABLES).map((table) => ({ format, table })),
  );
  it.each(kinds)(
    '$format of $table: no address, exact time, key or id',
    async (kind) => {
      const all = await texts(store, { ...kind, level: 'shareable' });
      expect(all.join('').length).toBeGreaterThan(200);
      expect(found(all)).toEqual([]);
      // OONI's own word for an address that is not told.
      const told = all.join('\n').replaceAll('"probe_ip":"127.0.0.1"', '');
      expect(told).not.toMatch(/\b\d{1,3}(\.\d{1,3}){3}\b/);
    },
    60_000,
  );

  it('the same search finds them in a full export: it is not blind', async () => {
    for (const format of ['ndjson', 'csv', 'parquet'] as const) {
      const all = await texts(store, { format, level: 'full' });
      const kindsFound = new Set(found(all).map((secret) => secrets.get(secret)));
      for (const what of ['address', 'network', 'round', 'time'])
        expect([...kindsFound], `${format}: ${what}`).toContain(what);
    }
  }, 60_000);

  it('times stand on five minutes, phases on milliseconds, byte timelines on ten', async () => {
    const [text = ''] = await texts(store, { format: 'ndjson', level: 'shareable' });
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const [header, ...samples] = rows.slice(0, -1);
    expect(header.exportedAt).toMatch(/T00:00:00\.000Z$/);
    expect(header.settings).toBeUndefined();
    expect(samples.length).toBeGreaterThan(1_000);
    expect(samples.some((s) => s.progress)).toBe(true);
    for (const { at, timings, progress, network, id, round } of samples) {
      expect(at % STEP).toBe(0);
      for (const ms of Object.values(timings)) expect(Number.isInteger(ms)).toBe(true);
      for (const [ms] of progress ?? []) expect(ms % 10).toBe(0);
      expect(network).toMatch(/^(net-\d+|unknown)$/);
      expect(id).toMatch(/^round-\d+#\d+$/);
      expect(id.startsWith(`${round}#`)).toBe(true);
    }
  });
});
