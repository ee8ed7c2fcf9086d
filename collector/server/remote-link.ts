/**
 * A gateway elsewhere, over HTTP with connections that are kept. The relay asks each report once: whether to try again is the
 * client's business, whose bytes are the same every time. Public files are kept for a minute.
 */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { CELLS_PATH, CURSOR_HEADER } from '../cells/wire.ts';
import type { GatewayLink, Reply } from './gateway-link.ts';
import { headersOf, OPEN_PATH } from './relay-wire.ts';

const TIMEOUT_MS = 15_000;
const KEPT_MS = 60_000;
/** A day's Parquet file is a few megabytes. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_FILES = 200;
/** Of the gateway's headers, what people get. */
const PASSED_ON = [CURSOR_HEADER, 'link'];

async function replyOf(message: IncomingMessage): Promise<Reply> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error('The gateway answers with too much.');
    parts.push(part);
  }
  const { 'content-type': type = 'application/octet-stream', 'retry-after': after, etag } = message.headers;
  const more = PASSED_ON.flatMap((name) => {
    const value = message.headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return {
    status: message.statusCode ?? 502,
    type,
    body: Buffer.concat(parts),
    ...(after !== undefined && /^\d+$/.test(after) && { retryAfter: Number(after) }),
    ...(etag !== undefined && { etag }),
    ...(more.length > 0 && { headers: Object.fromEntries(more) }),
  };
}

export function remoteLink(url: string, secret: string): GatewayLink {
  const base = url.replace(/\/+$/, '');
  const secure = base.startsWith('https:');
  const options = { keepAlive: true, maxSockets: 1_024, timeout: TIMEOUT_MS };
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
  const files = new Map<string, { at: number; reply: Promise<Reply> }>();

  function ask(method: string, path: string, headers: Record<string, string>, body?: Uint8Array): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const ask = (secure ? httpsRequest : httpRequest)(`${base}${path}`, {
        method,
        headers,
        agent,
        timeout: TIMEOUT_MS,
      });
      ask.on('response', (message) => replyOf(message).then(resolve, reject));
      ask.on('timeout', () => ask.destroy(new Error('The gateway does not answer.')));
      ask.on('error', reject);
      ask.end(body);
    });
  }

  return {
    report: (envelope) => ask('POST', OPEN_PATH, headersOf(envelope, secret), envelope.body),
    async file(path) {
      const now = performance.now();
      for (const [key, { at }] of files) if (now - at > KEPT_MS || files.size > MOST_FILES) files.delete(key);
      const kept = files.get(path) ?? { at: now, reply: ask('GET', path, {}) };
      files.set(path, kept);
      const reply = await kept.reply.catch((error: unknown) => {
        files.delete(path);
        throw error;
      });
      return reply.status === 200 ? reply : undefined;
    },
    cells: ({ search, accept }) => ask('GET', `${CELLS_PATH}?${search}`, accept === '' ? {} : { accept }),
    async ready() {
      const { status } = await ask('GET', '/ready', {});
      if (status !== 200) throw new Error('The gateway is not ready.');
    },
    async close() {
      agent.destroy();
    },
  };
}
