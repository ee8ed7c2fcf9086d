/**
 * A gateway elsewhere, over HTTP with connections that are kept. The relay asks each report once: whether to try again is the
 * client's business, whose bytes are the same every time. Public files are kept for a minute; large ones pass through.
 */
import { type Dispatcher, Pool } from 'undici';
import { CELLS_PATH, CURSOR_HEADER } from '../cells/wire.ts';
import type { GatewayLink, Reply } from './gateway-link.ts';
import { KeptReplies } from './kept-replies.ts';
import { WHOLE_BYTES } from './public-files.ts';
import { authorizationOf, headersOf, OPEN_PATH } from './relay-wire.ts';

const TIMEOUT_MS = 15_000;
/** What comes while all of them wait for an answer waits too; the gateway answers many at once. */
const MOST_CONNECTIONS = 128;
const KEPT_MS = 60_000;
/** Of all files that are kept together. */
const MOST_KEPT_BYTES = 64 * 1024 * 1024;
/** Of the gateway's headers, what people get. */
const PASSED_ON = [CURSOR_HEADER, 'link'];

async function wholeOf(body: Dispatcher.ResponseData['body']): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > WHOLE_BYTES) throw new Error('The gateway answers with too much.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function replyOf(answer: Dispatcher.ResponseData): Promise<Reply> {
  const header = (name: string): string | undefined => [answer.headers[name]].flat()[0];
  const length = Number(header('content-length') ?? 0);
  const large = length > WHOLE_BYTES;
  const body = large ? answer.body : await wholeOf(answer.body);
  const [after, etag] = [header('retry-after'), header('etag')];
  const more = PASSED_ON.flatMap((name) => {
    const value = header(name);
    return value === undefined ? [] : [[name, value]];
  });
  return {
    status: answer.statusCode,
    type: header('content-type') ?? 'application/octet-stream',
    body,
    ...(large && { bytes: length }),
    ...(after !== undefined && /^\d+$/.test(after) && { retryAfter: Number(after) }),
    ...(etag !== undefined && { etag }),
    ...(more.length > 0 && { headers: Object.fromEntries(more) }),
  };
}

/** The two were not given the same secret. */
export class GatewayRefusal extends Error {
  override name = 'GatewayRefusal';
}

export function remoteLink(url: string, secret: string): GatewayLink {
  const base = new URL(url);
  const root = base.pathname.replace(/\/+$/, '');
  const pool = new Pool(base.origin, {
    connections: MOST_CONNECTIONS,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
    connectTimeout: TIMEOUT_MS,
  });
  const files = new KeptReplies(KEPT_MS, MOST_KEPT_BYTES);

  async function ask(
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string>,
    body: Uint8Array | null = null,
  ): Promise<Reply> {
    return replyOf(await pool.request({ method, path: `${root}${path}`, headers, body }));
  }

  return {
    async report(envelope) {
      const reply = await ask('POST', OPEN_PATH, headersOf(envelope, secret), envelope.body);
      // Between the two of us: a client would be told of a secret that it has nothing to do with.
      if (reply.status === 401) throw new GatewayRefusal();
      return reply;
    },
    async file(path) {
      const reply = await files.of(path, () => ask('GET', path, {}));
      return reply.status === 200 ? reply : undefined;
    },
    cells: ({ search, accept }) => ask('GET', `${CELLS_PATH}?${search}`, accept === '' ? {} : { accept }),
    async ready() {
      const { status } = await ask('GET', '/ready', { authorization: authorizationOf(secret) });
      if (status === 401) throw new GatewayRefusal();
      if (status !== 200) throw new Error('The gateway is not ready.');
    },
    async close() {
      await pool.destroy();
    },
  };
}
