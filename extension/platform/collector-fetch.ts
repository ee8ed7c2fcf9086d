/**
 * The only two requests that go to a collector: a sealed report to a relay, and a public file. Both wait for the rules that
 * make them anonymous, follow no redirect (it could lead to somebody who was not agreed to) and read no more than expected.
 */
import type { RelayReply } from '../../src/report/deliver.ts';
import { HOUR_HEADER, OHTTP_PATH, REQUEST_TYPE } from '../../src/report/wire.ts';
import { anonymousAt } from './collector-headers.ts';

/** Below the 30 s after which Chromium ends a worker that waits for an answer. */
const LIMIT_MS = 25_000;
const MOST_ANSWER_BYTES = 16_384;

const PLAIN = { credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer' } as const;

async function readUpTo(
  response: Response,
  most: number,
  came: (bytes: number) => void = () => {},
): Promise<Uint8Array | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    came(value.length);
    if (size > most) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

const limited = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);

/** Undefined where no answer came, whatever the reason. @param allowed all addresses of the collector that may be asked */
export async function postSealed(
  relay: string,
  hour: string,
  body: Uint8Array<ArrayBuffer>,
  allowed: readonly string[],
  signal: AbortSignal,
): Promise<RelayReply | undefined> {
  await anonymousAt(allowed);
  try {
    const response = await fetch(`${relay}${OHTTP_PATH}`, {
      ...PLAIN,
      method: 'POST',
      headers: { 'content-type': REQUEST_TYPE, [HOUR_HEADER]: hour },
      body,
      signal: limited(signal),
    });
    const read = await readUpTo(response, MOST_ANSWER_BYTES);
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    return {
      status: response.status,
      type: (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '',
      body: read ?? new Uint8Array(),
      ...(retryAfter > 0 && { retryAfter }),
    };
  } catch {
    return undefined;
  }
}

/** The file, or undefined where it could not be had or is longer than it may be. @param came told of all bytes that are read */
export async function getFile(
  url: string,
  mostBytes: number,
  allowed: readonly string[],
  signal: AbortSignal,
  came?: (bytes: number) => void,
): Promise<Uint8Array | undefined> {
  await anonymousAt(allowed);
  try {
    const response = await fetch(url, { ...PLAIN, signal: limited(signal) });
    return response.ok ? await readUpTo(response, mostBytes, came) : undefined;
  } catch {
    return undefined;
  }
}
