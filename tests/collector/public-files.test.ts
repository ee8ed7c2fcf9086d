/** Public files as people get them: text compressed for whoever reads that, nothing sent again that has not changed, large files without holding them in memory. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takesGzip } from '../../collector/server/compressed.ts';
import { temporaryFolder } from './support/collector.ts';
import { ONE_OR_APART, startOneOrApart } from './support/one-or-apart.ts';
import { freePort, spawnCollector } from './support/process.ts';

const PAGE = `<!doctype html>\n${'<p>Most have trouble.</p>\n'.repeat(5_000)}`;
const BUNDLE = randomBytes(50_000);
const LARGE = randomBytes(6 * 1024 * 1024);

interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Bytes as they come over the wire: fetch would unpack them. */
function asked(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => request(url, { headers, method }, resolve).on('error', reject).end());
}

async function get(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  const message = await asked(url, headers, method);
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return { status: message.statusCode ?? 0, headers: message.headers, body: Buffer.concat(parts) };
}

function fill(data: string): void {
  const folder = join(data, 'public');
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'short.html'), '<p>Nothing yet.</p>');
  writeFileSync(join(folder, 'bundle'), BUNDLE);
  writeFileSync(join(folder, 'data', 'day.parquet'), LARGE);
}

describe.each(ONE_OR_APART)('%s', (kind) => {
  let url = '';
  let stop = async (): Promise<void> => {};
  beforeAll(async () => {
    const started = await startOneOrApart(kind);
    const { holder } = started;
    ({ url, stop } = started);
    fill(holder.folder);
  });
  afterAll(() => stop());

  it('a page is compressed for whoever reads gzip, and is the same page for everybody else', async () => {
    const plain = await get(`${url}/index.html`);
    const packed = await get(`${url}/index.html`, { 'accept-encoding': 'br, gzip;q=0.8' });
    expect([plain.status, plain.headers['content-encoding'], plain.body.toString()]).toEqual([200, undefined, PAGE]);
    expect([packed.status, packed.headers['content-encoding']]).toEqual([200, 'gzip']);
    expect(gunzipSync(packed.body).toString()).toBe(PAGE);
    expect(packed.body.length).toBeLessThan(PAGE.length / 10);
    expect(packed.headers['content-length']).toBe(String(packed.body.length));
    expect([plain, packed].map(({ headers }) => headers.vary)).toEqual(['accept-encoding', 'accept-encoding']);
    // Two forms, two tags (RFC 9110 section 8.8.3.3): a cache joins what has one.
    expect(plain.headers.etag).toMatch(/^"[^"]+"$/);
    expect(packed.headers.etag).not.toBe(plain.headers.etag);
    const again = await get(`${url}/index.html`, { 'accept-encoding': 'gzip' });
    expect(again.body.equals(packed.body)).toBe(true);
  });

  it('what has not changed is not sent again, in either form', async () => {
    for (const coding of ['identity', 'gzip']) {
      const headers = { 'accept-encoding': coding };
      const first = await get(`${url}/index.html`, headers);
      const etag = first.headers.etag ?? '';
      const second = await get(`${url}/index.html`, { ...headers, 'if-none-match': `"x", W/${etag}` });
      expect([second.status, second.body.length, second.headers.etag]).toEqual([304, 0, etag]);
      expect([second.headers.vary, second.headers['content-length']]).toEqual(['accept-encoding', undefined]);
      expect((await get(`${url}/index.html`, { ...headers, 'if-none-match': '"x"' })).status).toBe(200);
    }
  });

  it('short pages and what is compressed inside go as they lie', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    expect((await get(`${url}/short.html`, headers)).headers['content-encoding']).toBeUndefined();
    const bundle = await get(`${url}/bundle`, headers);
    expect(bundle.body.equals(BUNDLE)).toBe(true);
    expect([bundle.headers['content-encoding'], bundle.headers.vary]).toEqual([undefined, undefined]);
  });

  it('a large file comes whole to several askers at once, with its length', async () => {
    const sum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    const all = await Promise.all([1, 2, 3].map(() => get(`${url}/data/day.parquet`)));
    for (const { body } of all) expect(sum(body)).toBe(sum(LARGE));
    const head = await get(`${url}/data/day.parquet`, {}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(LARGE.length), 0]);
    const etag = head.headers.etag ?? '';
    expect((await get(`${url}/data/day.parquet`, { 'if-none-match': etag })).status).toBe(304);
    expect((await get(`${url}/data`)).status).toBe(404);
  });
});

it.each([
  ['gzip', true],
  ['deflate, GZIP ; q=0.5', true],
  ['*', true],
  ['gzip;q=0, *', false],
  ['br', false],
  ['', false],
  [undefined, false],
])('%j is gzip: %j', (header, taken) => expect(takesGzip(header)).toBe(taken));

const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

it.runIf(process.platform === 'linux')('many who read a large file slowly do not fill the memory', async () => {
  const folder = temporaryFolder();
  fill(folder);
  writeFileSync(join(folder, 'public', 'data', 'day.csv'), Buffer.alloc(12 * 1024 * 1024, 'a'));
  const collector = await spawnCollector(['--data', folder, '--publish', 'no'], await freePort());
  await get(`${collector.url}/data/day.csv`);
  const before = residentBytes(collector.pid);
  // None of them reads on.
  const slow = await Promise.all(Array.from({ length: 30 }, () => asked(`${collector.url}/data/day.csv`)));
  const grown = residentBytes(collector.pid) - before;
  for (const message of slow) message.destroy();
  await collector.stop();
  rmSync(folder, { recursive: true });
  // All of them held whole are 360 MB.
  expect(grown).toBeLessThan(100_000_000);
});
