/** /v1/cells as people meet it: through a relay, a gateway elsewhere and its processes, down to the thread of the index. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_QUESTIONS, MOST_SEARCH } from '../../../collector/cells/wire.ts';
import { DataFolder } from '../../../collector/publisher/data-folder.ts';
import { linesOf } from '../../../collector/publisher/day-columns.ts';
import { csvOf } from '../../../collector/publisher/line-files.ts';
import { startCollector, type TestCollector } from '../support/collector.ts';
import { cellsOf, DAY, HOUR_MS } from './made-cells.ts';

const CELLS = cellsOf(DAY, ['TR'], 4);
const env = { TAILBACK_COLLECTOR_RELAY_SECRET: 'the same secret of two operators' };
let gateway: TestCollector;
let relay: TestCollector;
let data: DataFolder;

beforeAll(async () => {
  gateway = await startCollector(['--role', 'gateway', '--processes', '2'], { env });
  relay = await startCollector(['--role', 'relay', '--gateway-url', gateway.url], { env });
  data = new DataFolder(join(gateway.folder, 'public'), () => ({ sign: (_, bytes) => Uint8Array.from(bytes) }));
  data.hour(DAY, CELLS);
  await gateway.gateway?.cells.takeIn();
  // Four processes and a thread are started, which a busy machine takes its time for.
}, 60_000);
afterAll(async () => {
  await relay.stop();
  await gateway.stop();
});

const ask = (search: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${relay.url}/v1/cells?${search}`, { headers });
const problem = async (response: Response) => [response.status, ((await response.json()) as { detail: string }).detail];

describe('/v1/cells', () => {
  it('answers in the form that is asked for', async () => {
    const plain = await ask('');
    expect(plain.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const lines = (await plain.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatchObject({ start: '2026-03-02T00:00Z', country: 'TR', asn: 64_500, kind: 'http fresh' });
    const csv = await ask('', { accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect((await csv.text()).split('\r\n').sort()).toEqual(csvOf(linesOf(CELLS)).split('\r\n').sort());
    const parquet = await ask('', { accept: 'application/vnd.apache.parquet' });
    const file = join(gateway.folder, 'page.parquet');
    writeFileSync(file, Buffer.from(await parquet.arrayBuffer()));
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const types = await connection.runAndReadAll(
      `SELECT typeof(start), typeof(asn), typeof(networks), typeof(label), count(*)::INTEGER, max(asn) FROM '${file}' GROUP BY ALL`,
    );
    instance.closeSync();
    expect(types.getRows()).toEqual([['TIMESTAMP', 'BIGINT', 'INTEGER', 'VARCHAR', 8, 4_294_967_000n]]);
  });

  it('leads from page to page, and on when more has come', async () => {
    const first = await ask('limit=5');
    expect((await first.text()).trimEnd().split('\n')).toHaveLength(5);
    const next = /^<(\/v1\/cells\?limit=5&cursor=[^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1];
    const second = await fetch(`${relay.url}${next}`);
    expect((await second.text()).trimEnd().split('\n')).toHaveLength(3);
    expect(second.headers.get('link')).toBeNull();
    const later = `limit=5&cursor=${second.headers.get('tailback-cursor')}`;
    expect(await (await ask(later)).text()).toBe('');
    data.hour(DAY + HOUR_MS, cellsOf(DAY + HOUR_MS, ['TR'], 1));
    await gateway.gateway?.cells.takeIn();
    expect((await (await ask(later)).text()).trimEnd().split('\n')).toHaveLength(2);
  });

  it('sends nothing again that has not changed', async () => {
    const before = await ask('limit=2');
    const etag = before.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    const same = await ask('limit=2', { 'if-none-match': `"other", W/${etag}` });
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag]);
    expect(same.headers.get('link')).toBe(before.headers.get('link'));
    for (const other of [ask('limit=3', { 'if-none-match': etag }), ask('limit=2', { 'if-none-match': '"other"' })])
      expect((await other).status).toBe(200);
    const csv = await ask('limit=2', { accept: 'text/csv', 'if-none-match': etag });
    expect(csv.status).toBe(200);
  });

  it('refuses with a sentence that names what is wrong', async () => {
    expect(await problem(await ask('country=Turkey'))).toEqual([400, expect.stringMatching(/^country: must be /)]);
    expect(await problem(await ask('', { accept: 'application/json' }))).toEqual([
      406,
      expect.stringMatching(/^accept: /),
    ]);
    expect(await problem(await ask(`service=${'a'.repeat(2_000)}`))).toEqual([414, expect.stringMatching(/^query: /)]);
    expect((await fetch(`${relay.url}/v1/cells`, { method: 'POST' })).status).toBeGreaterThanOrEqual(400);
  });

  it('may be read by any page, and tells nothing of who asks to the gateway or a log', async () => {
    expect((await ask('')).headers.get('access-control-allow-origin')).toBe('*');
    expect([...relay.logged, ...gateway.logged].join('')).not.toMatch(/country=|64500|cells\?/);
  });

  // The last one: this part of the network has had its questions then.
  it('refuses too many questions a minute, says when to ask again, and goes on taking reports', async () => {
    // Refused by the gateway before the index: the limit is of questions, whatever becomes of them.
    const asked = Array.from({ length: MOST_QUESTIONS + 10 }, () => ask(`service=${'a'.repeat(MOST_SEARCH)}`));
    const replies = await Promise.all(asked);
    const refused = replies.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(10);
    for (const reply of refused) {
      expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      const seconds = Number(reply.headers.get('retry-after'));
      expect(seconds).toBeGreaterThanOrEqual(1);
      expect(seconds).toBeLessThanOrEqual(60);
    }
    const [first] = refused;
    expect(first && (await problem(first))).toEqual([
      429,
      'Too much was asked from this part of the network; try again later.',
    ]);
    expect((await ask('')).status).toBe(429);
    expect((await fetch(`${relay.url}/ready`)).status).toBe(200);
  }, 60_000);
});
