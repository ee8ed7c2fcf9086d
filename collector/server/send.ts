/** One of our replies as fastify's; a body of bytes is sent as it lies, without a copy. */
import type { FastifyReply } from 'fastify';
import type { Reply } from './gateway-link.ts';

export function send(reply: FastifyReply, { status, type, body, retryAfter, etag, headers }: Reply): FastifyReply {
  reply.code(status).header('content-type', type);
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  if (etag !== undefined) reply.header('etag', etag);
  if (headers) reply.headers(headers);
  return reply.send(typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength));
}
