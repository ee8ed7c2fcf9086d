/** Node clients that reach a lab as a browser would: by name, through its port, trusting its CA. */
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import dns from 'dns-packet';
import type { Lab } from './lab.ts';

export interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  bytes: number;
  text: string;
  ms: number;
  /** Milliseconds to the response head. */
  headMs: number;
}

export interface Ask {
  scheme?: 'http' | 'https';
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer;
  agent?: http.Agent | false;
  address?: string;
  /** Gives up after so long: rejects with `GAVE UP after N bytes`. */
  limitMs?: number;
}

/** One HTTP/1.1 request, on a connection of its own unless an agent is given. Rejects with the error's code as message. */
export function ask(lab: Pick<Lab, 'port' | 'caPem'>, host: string, path = '/', options: Ask = {}): Promise<Reply> {
  const started = performance.now();
  const tlsOptions = { servername: host, ca: lab.caPem };
  const common = { host: options.address ?? '127.0.0.1', port: lab.port, path, agent: options.agent ?? false };
  const headers = { host, ...options.headers };
  let bytes = 0;
  return new Promise((done, fail) => {
    const request = (options.scheme === 'http' ? http : https).request(
      { ...common, ...tlsOptions, method: options.method ?? 'GET', headers },
      (response) => {
        const headMs = performance.now() - started;
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          chunks.push(chunk);
        });
        response.on('error', (error: NodeJS.ErrnoException) => fail(new Error(error.code ?? error.message)));
        response.on('end', () => {
          const text = bytes < 10_000 ? Buffer.concat(chunks).toString() : '';
          const ms = performance.now() - started;
          done({ status: response.statusCode ?? 0, headers: response.headers, bytes, text, ms, headMs });
        });
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => fail(new Error(error.code ?? error.message)));
    if (options.limitMs) {
      setTimeout(() => {
        fail(new Error(`GAVE UP after ${bytes} bytes`));
        request.destroy();
      }, options.limitMs);
    }
    request.end(options.body);
  });
}

/** An HTTP/2 session with one host; close it yourself. */
export function session(lab: Lab, host: string): http2.ClientHttp2Session {
  const socket = tls.connect({ port: lab.port, servername: host, ca: lab.caPem, ALPNProtocols: ['h2'] });
  const client = http2.connect(`https://${host}`, { createConnection: () => socket });
  client.on('error', () => {});
  return client;
}

export function askH2(client: http2.ClientHttp2Session, path: string): Promise<{ status: number; bytes: number }> {
  return new Promise((done, fail) => {
    const stream = client.request({ ':path': path });
    let status = 0;
    let bytes = 0;
    stream.on('response', (headers) => {
      status = Number(headers[':status']);
    });
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    stream.on('error', (error: NodeJS.ErrnoException) => fail(new Error(error.code ?? error.message)));
    stream.on('end', () => done({ status, bytes }));
  });
}

/** What a TCP client sees after it sent a ClientHello: the ciphertext that came, and whether RST, FIN or nothing ended it. */
export async function afterHello(lab: Lab, host: string, limitMs = 300): Promise<'rst' | 'fin' | 'silence' | 'data'> {
  const hello = await clientHello(host);
  const socket = net.connect(lab.port, '127.0.0.1');
  try {
    return await new Promise((done) => {
      socket.on('data', () => done('data'));
      socket.on('end', () => done('fin'));
      socket.on('error', () => done('rst'));
      setTimeout(() => done('silence'), limitMs);
      socket.write(hello);
    });
  } finally {
    socket.destroy();
  }
}

/** The bytes with which Node's TLS opens a connection to a host. */
export async function clientHello(host: string): Promise<Buffer> {
  const server = net.createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as net.AddressInfo;
  const client = tls.connect({ port, servername: host, ALPNProtocols: ['h2', 'http/1.1'] });
  client.on('error', () => {});
  const hello = await new Promise<Buffer>((done) => server.on('connection', (socket) => socket.once('data', done)));
  client.destroy();
  server.close();
  return hello;
}

/** Asks the lab's resolver, by POST or GET (RFC 8484 §4.1). */
export async function lookUp(lab: Lab, name: string, type: 'A' | 'AAAA' | 'UNKNOWN_65' = 'A', method = 'POST') {
  const questions = [{ name, type: type as 'A', class: 'IN' as const }];
  const query = dns.encode({ type: 'query', id: 7, flags: dns.RECURSION_DESIRED, questions });
  const path = method === 'GET' ? `/dns-query?dns=${query.toString('base64url')}` : '/dns-query';
  const body = await new Promise<Buffer>((done, fail) => {
    const options = { host: '127.0.0.1', port: lab.dohPort, path, method, ca: lab.caPem, agent: false as const };
    const request = https.request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(Buffer.concat(chunks)));
    });
    request.on('error', fail);
    request.end(method === 'GET' ? undefined : query);
  });
  const answer = dns.decode(body);
  const rcode = (answer.flags ?? 0) & 15;
  return { rcode, addresses: (answer.answers ?? []).map((a) => ('data' in a ? String(a.data) : '')) };
}
