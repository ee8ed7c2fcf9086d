/** One of our replies as fastify's; a body of bytes is sent as it lies, without a copy. */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Reply } from './gateway-link.ts';

export function send(
  reply: FastifyReply,
  { status, type, body, bytes, retryAfter, etag, headers }: Reply,
): FastifyReply {
  reply.code(status).header('content-type', type);
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  if (etag !== undefined) reply.header('etag', etag);
  if (headers) reply.headers(headers);
  if (bytes !== undefined) reply.header('content-length', bytes);
  // A length of nothing would be a lie about the file (RFC 9110 section 8.6).
  if (status === 304) return reply.send();
  if (body instanceof Readable) return reply.send(body);
  return reply.send(typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength));
}
