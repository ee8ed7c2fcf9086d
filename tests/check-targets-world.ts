/**
 * Loopback servers for the test of `check-targets`: HTTPS that presents a certificate for whatever name is asked, plain HTTP,
 * STUN, one port that accepts and stays silent, one that refuses. Names are led there by a `Network` of their own.
 */
import { createHash } from 'node:crypto';
import dgram from 'node:dgram';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import net, { type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { Network } from '../scripts/check-targets/network.ts';
import { Authority } from './lab/certificates.ts';
import { bindingAnswer } from './lab/stun.ts';

/** Led to a number that only TCP listens on: over UDP nobody answers. */
export const SILENT_STUN = 3_479;

export interface World {
  network: Network;
  /** Greatest number of requests of one host under way at once so far. */
  mostInFlight(): number;
  stop(): void;
}

const LONG_BODY = Buffer.alloc(300_000, 7);

/** Paths of which the whole is sent whatever range is asked (RFC 9110 §14.2 allows it). */
const WHOLE: Readonly<Record<string, number>> = { '/whole.png': 300_000, '/short.png': 65_536 };

/** What the paths of the test answer; every other path, the catalogue's included, answers a long body, or what is asked of it. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '';
  if (path === '/missing.png') response.writeHead(404).end();
  else if (path === '/small.png') response.end(LONG_BODY.subarray(0, 4_000));
  else if (path === '/packed.js') response.writeHead(200, { 'content-encoding': 'gzip' }).end(LONG_BODY);
  else if (path === '/away') response.writeHead(302, { location: 'https://elsewhere.example.net/' }).end();
  else if (path === '/near') response.writeHead(301, { location: 'https://de.www.example.org/' }).end();
  else if (path === '/generate_204') response.writeHead(204).end();
  else {
    const [, to] = /^bytes=0-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const body = LONG_BODY.subarray(0, WHOLE[path] ?? (to === undefined ? LONG_BODY.length : Number(to) + 1));
    if (to !== undefined && WHOLE[path] === undefined) response.statusCode = 206;
    setTimeout(() => response.end(request.method === 'HEAD' ? undefined : body), 20);
  }
}

/** RFC 6455 §4.2.2; `/refuse` answers as a server that wants a session. */
function upgrade(request: IncomingMessage, socket: Duplex): void {
  if (request.url === '/refuse') return void socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n');
  socket.write(`Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
}

/** Counts requests under way per host around `answer`. */
function counted(): { handler: typeof answer; most(): number } {
  const underWay = new Map<string, number>();
  let most = 0;
  const handler: typeof answer = (request, response) => {
    const host = request.headers.host ?? '';
    const now = (underWay.get(host) ?? 0) + 1;
    underWay.set(host, now);
    most = Math.max(most, now);
    response.once('close', () => underWay.set(host, (underWay.get(host) ?? 1) - 1));
    answer(request, response);
  };
  return { handler, most: () => most };
}

export async function startWorld(): Promise<World> {
  const stops: (() => void)[] = [];
  const listen = async (server: net.Server | Server): Promise<number> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stops.push(() => server.close());
    return (server.address() as AddressInfo).port;
  };
  const authority = await Authority.create('Check targets test');
  const stranger = await Authority.create('A private CA');
  const context = async (host: string): Promise<tls.SecureContext> => {
    const isPrivate = /^(e\d+\.whatsapp\.net|(old-)?private\.example\.org)$/.test(host);
    return tls.createSecureContext(await (isPrivate ? stranger : authority).leaf(host, host.startsWith('old-')));
  };
  const { handler, most } = counted();
  const secure = createServer(
    { SNICallback: (host, done) => void context(host).then((found) => done(null, found), done) },
    handler,
  );
  const securePort = await listen(secure.on('upgrade', upgrade));
  const plainPort = await listen(createHttpServer(handler));
  const sleepers = new Set<net.Socket>();
  const silentPort = await listen(net.createServer((socket) => void sleepers.add(socket.on('error', () => {}))));
  stops.push(() => sleepers.forEach((socket) => void socket.destroy()));
  const closed = net.createServer();
  const refusedPort = await listen(closed);
  await new Promise((resolve) => closed.close(resolve));
  const udp = dgram.createSocket('udp4').on('message', (request, from) => {
    const reply = bindingAnswer(request, from.port);
    if (reply) udp.send(reply, from.port, from.address);
  });
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  stops.push(() => udp.close());
  const ports: Readonly<Record<number, number>> = { 443: securePort, 80: plainPort, [SILENT_STUN]: silentPort };
  const hosts: Readonly<Record<string, number>> = {
    'silent.example.org': silentPort,
    'refused.example.org': refusedPort,
  };
  return {
    network: {
      resolve: async (host) => (host === 'gone.example.org' ? [] : ['127.0.0.1']),
      port: (host, port) => hosts[host] ?? ports[port] ?? udp.address().port,
      ca: authority.pem,
    },
    mostInFlight: most,
    stop: () => stops.forEach((stop) => void stop()),
  };
}
