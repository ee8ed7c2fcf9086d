/**
 * A gateway elsewhere, over HTTP with connections that are kept. The relay asks each report once: whether to try again is the
 * client's business, whose bytes are the same every time. Public files are kept for a minute; large ones pass through.
 */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { CELLS_PATH, CURSOR_HEADER } from '../cells/wire.ts';
import type { GatewayLink, Reply } from './gateway-link.ts';
import { KeptReplies } from './kept-replies.ts';
import { WHOLE_BYTES } from './public-files.ts';
import { headersOf, OPEN_PATH } from './relay-wire.ts';

const TIMEOUT_MS = 15_000;
const KEPT_MS = 60_000;
/** Of all files that are kept together. */
const MOST_KEPT_BYTES = 64 * 1024 * 1024;
/** Of the gateway's headers, what people get. */
const PASSED_ON = [CURSOR_HEADER, 'link'];

async function wholeOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > WHOLE_BYTES) throw new Error('The gateway answers with too much.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function replyOf(message: IncomingMessage): Promise<Reply> {
  const length = Number(message.headers['content-length'] ?? 0);
  const large = length > WHOLE_BYTES;
  const body = large ? message : await wholeOf(message);
  const { 'content-type': type = 'application/octet-stream', 'retry-after': after, etag } = message.headers;
  const more = PASSED_ON.flatMap((name) => {
    const value = message.headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return {
    status: message.statusCode ?? 502,
    type,
    body,
    ...(large && { bytes: length }),
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
  const files = new KeptReplies(KEPT_MS, MOST_KEPT_BYTES);

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
      const reply = await files.of(path, () => ask('GET', path, {}));
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
