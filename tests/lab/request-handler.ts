/**
 * Answers one request through the behaviours of its host, and writes down when. The body is written no faster than the
 * shaper lets it out, so the server's view of a request ends when the client's does and an abort is seen in time.
 */
import { type Answer, answer, page, redirect, wholeObject } from './answers.ts';
import type { BehaviourTable } from './behaviour-table.ts';
import type { AnyRequest, AnyResponse } from './inner-servers.ts';
import type { LabConnection } from './lab-connection.ts';
import { clock, pairs, type RequestRecord } from './records.ts';

export const WARNING_HOST = 'warning.example';
export const PORTAL_HOST = 'portal.example';

/** Body bytes the server may be ahead of the shaper. */
const WINDOW_BYTES = 16_384;
/** One write of a body; on HTTP/2 one DATA frame. */
export const BODY_WRITE_BYTES = 4096;

export async function handleRequest(
  request: AnyRequest,
  response: AnyResponse,
  record: RequestRecord,
  connection: LabConnection,
  table: BehaviourTable,
): Promise<void> {
  const over = (): void => {
    record.closedAt ??= clock();
    if (!response.writableFinished) record.aborted = true;
  };
  response.on('close', over);
  request.on('error', over);
  response.on('error', over);
  await bodyRead(request);
  const think = table.get(record.host, 'think')?.ms ?? 0;
  if (think > 0) await new Promise((done) => setTimeout(done, think));
  if (record.closedAt !== undefined) return;
  const range = request.headers.range;
  const { status, headers, body } = spoiled(record, table) ?? answer(record.scheme, record.host, record.path, range);
  connection.outflow.answering(record);
  record.status = status;
  const before = connection.record.bytesOut;
  const length = status === 204 ? {} : { 'content-length': String(body.length) };
  record.headSentAt = clock();
  const head = { date: new Date().toUTCString(), ...headers, ...length };
  // The two types of response have one call in common that TypeScript cannot see through the union.
  (response.writeHead as (status: number, headers: Record<string, string>) => unknown).call(response, status, head);
  const cut = table.get(record.host, 'truncate')?.afterBytes ?? Infinity;
  const empty = record.method === 'HEAD' || body.length === 0;
  if (!empty) await sendBody(response, body.subarray(0, Math.min(cut, body.length)), record, connection, before);
  if (!empty && cut < body.length && record.protocol === 'h1') request.socket.destroy();
  else response.end();
  record.endedAt = clock();
}

/** Servers answer when they have the whole request. */
function bodyRead(request: AnyRequest): Promise<void> {
  return new Promise((done) => {
    request.on('end', done);
    request.on('close', done);
    request.resume();
  });
}

async function sendBody(
  response: AnyResponse,
  body: Buffer,
  record: RequestRecord,
  connection: LabConnection,
  before: number,
): Promise<void> {
  const write = response.write.bind(response) as (chunk: Buffer) => boolean;
  for (let at = 0; at < body.length && record.closedAt === undefined; ) {
    const chunk = body.subarray(at, at + BODY_WRITE_BYTES);
    write(chunk);
    at += chunk.length;
    record.bodyBytes += chunk.length;
    await connection.outflow.reached(before + at - WINDOW_BYTES);
  }
  // Ciphertext is longer than plaintext, so this never waits for more than what was written.
  await connection.outflow.reached(before + body.length);
}

/** What stands in for the healthy answer. */
function spoiled(record: RequestRecord, table: BehaviourTable): Answer | null {
  const { host, scheme } = record;
  const html = { 'content-type': 'text/html; charset=utf-8' };
  if (host === WARNING_HOST) return { status: 200, headers: html, body: page('This site is blocked', 600) };
  if (host === PORTAL_HOST) return { status: 200, headers: html, body: page('Sign in to use this network', 600) };
  if (scheme === 'http' && table.has(host, 'portal')) return redirect(`http://${PORTAL_HOST}/login`);
  if (scheme === 'http' && table.has(host, 'block-page')) return redirect(`http://${WARNING_HOST}/`);
  if (table.has(host, 'forged')) return { status: 200, headers: html, body: page('This site is blocked', 600) };
  const status = table.get(host, 'status');
  if (status) return { status: status.code, headers: html, body: page(`error ${status.code}`, 300) };
  const whole = table.get(host, 'no-range');
  if (whole && record.headers.some(([name]) => name.toLowerCase() === 'range')) return wholeObject(whole.bytes);
  return null;
}

export function requestRecord(
  request: AnyRequest,
  scheme: 'http' | 'https',
  id: number,
  connection: LabConnection,
): RequestRecord {
  const host = String(request.headers[':authority'] ?? request.headers.host ?? '').replace(/:\d+$/, '');
  connection.requests += 1;
  return {
    type: 'request',
    id,
    connection: connection.record.id,
    first: connection.requests === 1,
    host: host.toLowerCase(),
    method: request.method ?? '',
    path: request.url ?? '/',
    scheme,
    protocol: request.httpVersionMajor === 2 ? 'h2' : 'h1',
    headers: pairs(request.rawHeaders),
    arrivedAt: connection.heardAt,
    receivedAt: clock(),
    bodyBytes: 0,
  };
}
