/** What people with bad intentions send, and what the collector makes of it: a status each, and nothing counted. */
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { HOUR_MS } from '../../../collector/gateway/hours.ts';
import { reportHourOf } from '../../../src/report/report-hour.ts';
import { OHTTP_PATH, REQUEST_TYPE } from '../../../src/report/wire.ts';
import { messageOf, quickSealer } from './quick-seal.ts';
import { report } from './report.ts';
import { deliver, keyAt, post, seal } from './sender.ts';

/** Status, and the answer's reason where it was sealed. */
export type Kinds = Record<string, string[]>;

const YEAR_MS = 365 * 24 * HOUR_MS;

/** Ten megabytes piece by piece, until there is an answer: as a sender does who reads while it writes. */
function pour(url: string, hour: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const piece = Buffer.alloc(16_384);
    let left = 10_000_000;
    const ask = request(`${url}${OHTTP_PATH}`, {
      method: 'POST',
      headers: { 'content-type': REQUEST_TYPE, 'tailback-hour': hour, ...headers },
    });
    ask.once('response', (response) => {
      left = 0;
      ask.destroy();
      resolve(String(response.statusCode));
    });
    ask.on('error', () => resolve('hung up'));
    const more = (): void => {
      if (left <= 0) return;
      left -= piece.length;
      ask.write(piece, () => setTimeout(more, 5));
    };
    more();
  });
}

/** @param times of each kind; the replays are `replays` */
export async function attack(url: string, start: number, times: number, replays: number): Promise<Kinds> {
  const key = await keyAt(url);
  const hour = reportHourOf(start);
  const quick = quickSealer(key);
  const other = { ...key, publicKey: Uint8Array.from(key.publicKey, (byte) => byte ^ 1) };
  const raw = (body: Uint8Array, headers: Record<string, string> = {}) =>
    fetch(`${url}${OHTTP_PATH}`, {
      method: 'POST',
      headers: { 'content-type': REQUEST_TYPE, 'tailback-hour': hour, ...headers },
      body: Uint8Array.from(body),
    }).then(async (response) => {
      await response.arrayBuffer();
      return String(response.status);
    });
  const sealed = async (content: unknown, outside = hour): Promise<string> => {
    const { status, answer } = await deliver(url, await seal(key, content, outside));
    return answer && 'reason' in answer ? `${status} ${answer.reason}` : `${status} ${answer?.answer ?? ''}`;
  };
  const bomb = gzipSync(Buffer.alloc(10_000_000));
  const once = quick(messageOf(report(start)));
  const kinds: Record<string, () => Promise<string>> = {
    'wrong key': async () => String((await deliver(url, await seal(other, report(start), hour))).status),
    'random bytes': () => raw(randomBytes(1024)),
    'bomb, compressed': () => raw(bomb.subarray(0, 4096), { 'content-encoding': 'gzip' }),
    'bomb, unpacked': () => pour(url, hour, { 'content-length': '10000000' }),
    'bomb, unpacked, of unsaid length': () => pour(url, hour, { 'transfer-encoding': 'chunked' }),
    'wrong shape': () => sealed({ hello: 'world' }),
    'deep nesting': () => sealed(`${'['.repeat(900)}${']'.repeat(900)}`),
    prototype: () => sealed('{"__proto__":{"version":1}}'),
    'clock ahead by a year': () => sealed(report(start + YEAR_MS), reportHourOf(start + YEAR_MS)),
    'clock behind by a year': () => sealed(report(start - YEAR_MS), reportHourOf(start - YEAR_MS)),
    'hour unlike outside': () => sealed(report(start - HOUR_MS)),
  };
  const seen: Kinds = {};
  for (const [name, send] of Object.entries(kinds)) {
    const got = new Set<string>();
    for (let i = 0; i < times; i += 1) got.add(await send());
    seen[name] = [...got];
  }
  let next = 0;
  const statuses = new Set<number>();
  const client = async (): Promise<void> => {
    while (next++ < replays) {
      const response = await post(url, once, hour, '203.0.113.1');
      await response.arrayBuffer();
      statuses.add(response.status);
    }
  };
  await Promise.all(Array.from({ length: 16 }, client));
  seen.replay = [...statuses].map(String);
  return seen;
}

export const EXPECTED: Kinds = {
  'wrong key': ['400'],
  'random bytes': ['400'],
  'bomb, compressed': ['400'],
  'bomb, unpacked': ['413'],
  'bomb, unpacked, of unsaid length': ['413'],
  'wrong shape': ['200 shape'],
  'deep nesting': ['200 shape'],
  prototype: ['200 shape'],
  'clock ahead by a year': ['200 hour-future'],
  'clock behind by a year': ['200 hour-old'],
  'hour unlike outside': ['200 hour-mismatch'],
  replay: ['200'],
};
