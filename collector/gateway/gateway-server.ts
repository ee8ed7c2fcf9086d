/**
 * The gateway's face to relays (role gateway). It takes reports from those alone who know the secret, since it believes what they
 * say of country, provider and tag; what is public it serves to anybody.
 */
import Fastify, { type FastifyInstance } from 'fastify';
import { REQUEST_SIZES, REQUEST_TYPE } from '../../src/report/wire.ts';
import { CELLS_PATH } from '../cells/wire.ts';
import { cellsAsked } from '../server/cells-asked.ts';
import type { GatewayLink } from '../server/gateway-link.ts';
import { failureOf, type Log } from '../server/log.ts';
import { problem } from '../server/problem.ts';
import { envelopeOf, knowsSecret, OPEN_PATH } from '../server/relay-wire.ts';
import { send } from '../server/send.ts';

const MOST_BYTES = Math.max(...REQUEST_SIZES);
const WRONG_SECRET = problem(401, 'Unauthorized', 'authorization: is not the secret of this gateway’s relays.');

export interface GatewayServerDeps {
  link: GatewayLink;
  secret: string;
  log: Log;
  tls: { cert: Buffer; key: Buffer } | null;
}

export function gatewayServer({ link, secret, log, tls }: GatewayServerDeps): FastifyInstance {
  const server: FastifyInstance = Fastify({
    logger: false,
    bodyLimit: MOST_BYTES,
    requestTimeout: 20_000,
    keepAliveTimeout: 60_000,
    forceCloseConnections: 'idle',
    clientErrorHandler: (_, socket) => socket.destroy(),
    ...(tls && { https: tls }),
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(REQUEST_TYPE, { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  server.setNotFoundHandler((_, reply) => send(reply, problem(404, 'Not Found', 'path: there is nothing here.')));
  server.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return send(reply, problem(status, 'Bad Request', 'This is not a report from a relay.'));
    log.error({ error: failureOf(error) }, 'A report could not be taken.');
    return send(reply, problem(503, 'Service Unavailable', 'Nothing was stored.', { retryAfter: 30 }));
  });
  server.get('/health', async (_, reply) => reply.type('text/plain').send('ok\n'));
  server.get('/ready', async ({ headers }, reply) => {
    // A relay asks with its secret: with another one than ours it is not ready for anything.
    if (headers.authorization !== undefined && !knowsSecret(headers, secret)) return send(reply, WRONG_SECRET);
    await link.ready();
    return reply.type('text/plain').send('ready\n');
  });
  server.post(OPEN_PATH, async (request, reply) => {
    if (!knowsSecret(request.headers, secret)) return send(reply, WRONG_SECRET);
    const envelope = envelopeOf(request.headers, (request.body as Buffer | undefined) ?? Buffer.alloc(0));
    if ('wrong' in envelope)
      return send(reply, problem(400, 'Bad Request', `${envelope.wrong}: is missing or malformed.`));
    return send(reply, await link.report(envelope));
  });
  server.get(CELLS_PATH, async (request, reply) => send(reply, await link.cells(cellsAsked(request))));
  server.get('/*', async (request, reply) => {
    const file = await link.file(request.url.replace(/\?.*$/, ''));
    return send(reply, file ?? problem(404, 'Not Found', 'path: there is nothing here.'));
  });
  return server;
}
