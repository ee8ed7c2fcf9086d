/**
 * The relay's public face. It sees who sends and nothing of what: of the address it keeps a prefix for as long as it takes
 * to make a tag, and hands on the sealed bytes with country, provider and tag. It writes no log of requests.
 */
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import { startOfReportHour } from '../../src/report/report-hour.ts';
import { HOUR_HEADER, OHTTP_PATH, REQUEST_SIZES, REQUEST_TYPE } from '../../src/report/wire.ts';
import { cellsRoute } from '../cells/route.ts';
import { CELLS_PATH, CURSOR_HEADER, MOST_QUESTIONS } from '../cells/wire.ts';
import type { Databases } from '../network/databases.ts';
import { prefixOf } from '../network/prefix.ts';
import { cellsAsked } from '../server/cells-asked.ts';
import { compressor } from '../server/compressed.ts';
import { isUnchanged, unchanged } from '../server/etag.ts';
import type { GatewayLink, Reply } from '../server/gateway-link.ts';
import { failureOf, type Log } from '../server/log.ts';
import type { Metrics } from '../server/metrics.ts';
import { notFound } from '../server/not-found.ts';
import { describe } from '../server/openapi.ts';
import { problem } from '../server/problem.ts';
import { send } from '../server/send.ts';
import type { HourKeys } from './hour-keys.ts';
import { reportRoute } from './routes.ts';

export interface RelayDeps {
  link: GatewayLink;
  databases: Databases;
  keys: HourKeys;
  metrics: Metrics;
  log: Log;
  now(): number;
  /** Reports a minute from one prefix. */
  rate: number;
  /** Questions to the cells a minute from one prefix; MOST_QUESTIONS, but for a bench. */
  questions?: number;
  /** Addresses and ranges of proxies in front of it. */
  proxies: readonly string[];
  tls: { cert: Buffer; key: Buffer } | null;
}

/** Any page on the web may read what is public; caches ask again, since the newest page grows. */
const CELLS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': `etag, link, ${CURSOR_HEADER}`,
  'cache-control': 'no-cache',
  vary: 'accept',
};
const MOST_BYTES = Math.max(...REQUEST_SIZES);

export async function relayServer(deps: RelayDeps): Promise<FastifyInstance> {
  const server: FastifyInstance = Fastify({
    logger: false,
    bodyLimit: MOST_BYTES,
    trustProxy: deps.proxies.length > 0 ? [...deps.proxies] : false,
    requestTimeout: 20_000,
    keepAliveTimeout: 15_000,
    forceCloseConnections: 'idle',
    // Bytes that are no HTTP: fastify's own handler logs them.
    clientErrorHandler: (_, socket) => socket.destroy(),
    ...(deps.tls && { https: deps.tls }),
  });
  await describe(server);
  const compressed = compressor();
  await server.register(rateLimit, {
    global: false,
    max: deps.rate,
    timeWindow: 60_000,
    cache: 50_000,
    // By prefix: the unit that has a vote. Forgotten with the process, and never written.
    keyGenerator: ({ ip }) => {
      const prefix = prefixOf(ip);
      return prefix ? prefix.address : 'none';
    },
    errorResponseBuilder: (_, { ttl }) => {
      deps.metrics.relayRefused('rate');
      const seconds = Math.ceil(ttl / 1000);
      return Object.assign(new Error('rate'), { statusCode: 429, retryAfter: seconds });
    },
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(REQUEST_TYPE, { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_, body, done) =>
    done(null, body),
  );
  server.setErrorHandler((error: Error & { statusCode?: number; code?: string; retryAfter?: number }, _, reply) =>
    send(reply, errorReply(deps, error)),
  );
  server.setNotFoundHandler((_, reply) => send(reply, problem(404, 'Not Found', 'path: there is nothing here.')));
  server.post(OHTTP_PATH, { ...reportRoute, config: { rateLimit: {} } }, async (request, reply) => {
    const hour = request.headers[HOUR_HEADER];
    const body = request.body as Buffer | undefined;
    const start = typeof hour === 'string' ? startOfReportHour(hour) : undefined;
    const bad = formProblem(start, body);
    if (bad !== undefined || typeof hour !== 'string' || start === undefined || !body) {
      deps.metrics.relayRefused('form');
      return send(reply, bad ?? problem(400, 'Bad Request', 'The request is not complete.'));
    }
    const prefix = prefixOf(request.ip);
    const network = prefix ? deps.databases.networkOf(prefix) : { country: 'ZZ', asn: 0 };
    const tag = prefix ? deps.keys.tagOf(prefix, start, deps.now()) : null;
    return send(reply, await deps.link.report({ body, hour, network, tag }));
  });
  server.get('/health', { schema: { summary: 'The program runs' } }, async (_, reply) =>
    reply.type('text/plain').send('ok\n'),
  );
  server.get('/ready', { schema: { summary: 'Reports can be taken' } }, async (_, reply) => {
    const ready = await deps.link.ready().then(
      () => true,
      () => false,
    );
    if (ready) return reply.type('text/plain').send('ready\n');
    return send(
      reply,
      problem(503, 'Service Unavailable', 'The gateway cannot store reports now.', { retryAfter: 30 }),
    );
  });
  server.get(
    CELLS_PATH,
    { ...cellsRoute, config: { rateLimit: { max: deps.questions ?? MOST_QUESTIONS } } },
    async (request, reply) => {
      const page = await deps.link.cells(cellsAsked(request));
      reply.headers(CELLS_HEADERS);
      return send(reply, isUnchanged(request.headers['if-none-match'], page.etag) ? unchanged(page) : page);
    },
  );
  server.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const path = request.url.replace(/\?.*$/, '');
    const found = await deps.link.file(path);
    if (!found) return send(reply, notFound(path, request.headers.accept));
    const file = await compressed(path, found, request.headers['accept-encoding']);
    return send(reply, isUnchanged(request.headers['if-none-match'], file.etag) ? unchanged(file) : file);
  });
  return server;
}

function formProblem(start: number | undefined, body: Buffer | undefined): Reply | undefined {
  if (start === undefined)
    return problem(400, 'Bad Request', `${HOUR_HEADER}: must be the measured hour, as 2026-03-01T10Z.`);
  if (body === undefined || !REQUEST_SIZES.some((size) => size === body.length))
    return problem(422, 'Unprocessable Content', `body: must be ${REQUEST_SIZES.join(', ')} bytes long.`);
  return undefined;
}

const TITLES: Readonly<Record<number, [title: string, detail: string]>> = {
  400: ['Bad Request', 'The request is not valid HTTP for this path.'],
  413: ['Content Too Large', `body: must be at most ${MOST_BYTES} bytes long.`],
  415: ['Unsupported Media Type', `content-type: must be ${REQUEST_TYPE}.`],
  429: ['Too Many Requests', 'Too much was asked from this part of the network; try again later.'],
};

function errorReply(deps: RelayDeps, error: Error & { statusCode?: number; retryAfter?: number }): Reply {
  const status = error.statusCode ?? 500;
  const known = TITLES[status];
  if (known) {
    if (status !== 429) deps.metrics.relayRefused('form');
    return problem(status, ...known, error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter });
  }
  deps.metrics.relayRefused('gateway');
  deps.log.error({ error: failureOf(error) }, 'A request could not be passed on.');
  return problem(503, 'Service Unavailable', 'The gateway does not answer. Nothing was stored.', { retryAfter: 60 });
}
