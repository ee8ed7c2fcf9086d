/**
 * The servers behind the shaper: HTTP/2, HTTP/1.1 over TLS, plain HTTP, and one for every wrong certificate. That one has
 * session tickets of its own: a browser that resumes a session (RFC 8446 §2.2) does not look at the certificate again.
 */
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import type { Duplex } from 'node:stream';
import tls, { type SecureContext, type TLSSocket } from 'node:tls';
import type { KeyAndChain } from './certificates.ts';
import type { LabConnection } from './lab-connection.ts';

export type AnyRequest = http.IncomingMessage | http2.Http2ServerRequest;
export type AnyResponse = http.ServerResponse | http2.Http2ServerResponse;

export interface InnerHandlers {
  rightCertificate(host: string): Promise<KeyAndChain>;
  wrongCertificate(host: string): Promise<KeyAndChain>;
  request(request: AnyRequest, response: AnyResponse, scheme: 'http' | 'https'): void;
  upgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer): void;
  connection(port: number): LabConnection | undefined;
}

export interface InnerServers {
  ports: { h2: number; h1: number; plain: number; wrong: number };
  stop(): Promise<void>;
}

/** Payload of a TLS record: one record a segment, as large sites do at the start; 16 KB records hide the byte timeline. */
export const FRAGMENT_BYTES = 1378;
/** Real servers keep an idle connection for minutes, Node for 5 s. */
const KEEP_ALIVE_MS = 600_000;

export async function startInnerServers(handlers: InnerHandlers): Promise<InnerServers> {
  const fallback = await handlers.rightCertificate('localhost');
  const contexts = new Map<string, SecureContext>();
  const sni = (which: (host: string) => Promise<KeyAndChain>) => {
    return (host: string, done: (error: Error | null, context?: SecureContext) => void): void => {
      which(host).then(
        (pair) => {
          const context = contexts.get(pair.cert) ?? tls.createSecureContext(pair);
          contexts.set(pair.cert, context);
          done(null, context);
        },
        (error: Error) => done(error),
      );
    };
  };
  const right = { ...fallback, SNICallback: sni(handlers.rightCertificate) };
  const wrong = { ...fallback, SNICallback: sni(handlers.wrongCertificate) };
  const h2 = http2.createSecureServer(right, (req, res) => handlers.request(req, res, 'https'));
  const h1 = https.createServer(right, (req, res) => handlers.request(req, res, 'https'));
  const wrongH1 = https.createServer(wrong, (req, res) => handlers.request(req, res, 'https'));
  const plain = http.createServer((req, res) => handlers.request(req, res, 'http'));
  for (const server of [h1, wrongH1, plain]) {
    Object.assign(server, { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: 0, requestTimeout: 0, timeout: 0 });
    server.on('upgrade', handlers.upgrade);
    server.on('clientError', (_error, socket) => socket.destroy());
  }
  for (const server of [h2, h1, wrongH1]) {
    server.on('secureConnection', (socket: TLSSocket) => {
      socket.setMaxSendFragment(FRAGMENT_BYTES);
      handlers.connection(socket.remotePort ?? 0)?.secured(socket.alpnProtocol);
    });
    server.on('tlsClientError', () => {}); // a browser that refuses the certificate: recorded as how the connection ended
  }
  h2.on('sessionError', () => {});
  const servers: Server[] = [h2, h1, plain, wrongH1];
  const [a = 0, b = 0, c = 0, d = 0] = await Promise.all(servers.map(listen));
  return {
    ports: { h2: a, h1: b, plain: c, wrong: d },
    stop: async () => {
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });
}
