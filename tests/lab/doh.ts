/**
 * The lab's resolver: DNS over HTTPS (RFC 8484, wire format), so that names can vanish while a browser runs. Names it does
 * not know get NXDOMAIN and are written down: they are traffic that should not be.
 */
import http2 from 'node:http2';
import dns from 'dns-packet';
import type { BehaviourTable } from './behaviour-table.ts';
import type { KeyAndChain } from './certificates.ts';
import { clock, type DnsRecord } from './records.ts';

/** Nothing listens there (the whole of 127/8 is loopback), so a browser really meets ECONNREFUSED. */
export const REFUSED_ADDRESS = '127.0.0.2';
/** The lab listens there too: a forged answer leads to another address than the true one. */
export const FORGED_ADDRESS = '127.0.0.3';
const RCODE = { address: 0, empty: 0, nxdomain: 3, servfail: 2 }; // RFC 1035 §4.1.1

export interface DohWorld {
  table: BehaviourTable;
  /** Address of a known host, else undefined. */
  address(host: string): string | undefined;
  record(record: DnsRecord): void;
}

export function resolve(world: DohWorld, query: Buffer): Buffer {
  const asked = dns.decode(query);
  const question = asked.questions?.[0];
  if (question === undefined) throw new Error('a DNS query without a question');
  // Type 65 for another port than 443 is asked as _port._https.host (RFC 9460 §9.1).
  const name = question.name.toLowerCase().replace(/^_\d+\._https\./, '');
  const address = world.address(name);
  const known = address !== undefined;
  let answer: DnsRecord['answer'] = question.type === 'A' ? 'address' : 'empty';
  if (!known || world.table.has(name, 'nxdomain')) answer = 'nxdomain';
  else if (world.table.has(name, 'servfail')) answer = 'servfail';
  let data = address ?? '';
  if (world.table.has(name, 'refused')) data = REFUSED_ADDRESS;
  if (world.table.has(name, 'forged')) data = FORGED_ADDRESS;
  const found = answer === 'address' ? { address: data } : {};
  world.record({ type: 'dns', name, query: question.type, answer, ...found, known, at: clock() });
  return dns.encode({
    type: 'response',
    id: asked.id ?? 0,
    flags: dns.RECURSION_DESIRED | dns.RECURSION_AVAILABLE | RCODE[answer],
    questions: [question],
    answers: answer === 'address' ? [{ type: 'A', name: question.name, ttl: 0, data }] : [],
  });
}

export async function startDoh(world: DohWorld, certificate: KeyAndChain): Promise<{ port: number; stop(): void }> {
  const sessions = new Set<{ destroy(): void }>();
  const server = http2.createSecureServer({ ...certificate, allowHTTP1: true }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      try {
        const inUrl = new URL(request.url, 'https://doh').searchParams.get('dns');
        const query = inUrl === null ? Buffer.concat(chunks) : Buffer.from(inUrl, 'base64url');
        const body = resolve(world, query);
        response.writeHead(200, { 'content-type': 'application/dns-message', 'cache-control': 'max-age=0' });
        response.end(body);
      } catch {
        response.writeHead(400);
        response.end();
      }
    });
  });
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => {});
    session.on('close', () => sessions.delete(session));
  });
  server.on('sessionError', () => {});
  server.on('tlsClientError', () => {});
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    stop: () => {
      for (const session of sessions) session.destroy();
      server.close();
    },
  };
}
