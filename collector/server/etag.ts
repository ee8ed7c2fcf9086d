/** Whether the asker has it already (RFC 9110 section 13.1.2), and what is said then. */
import { Readable } from 'node:stream';
import type { Reply } from './gateway-link.ts';

/** @param header If-None-Match: several tags, weak ones, or `*` */
export function isUnchanged(header: string | undefined, etag: string | undefined): boolean {
  if (header === undefined || etag === undefined) return false;
  const strong = (tag: string): string => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => tag.trim() === '*' || strong(tag) === strong(etag));
}

/** The head without its body (section 15.4.5): the tag and what the answer depends on are said again. */
export function unchanged({ type, body, etag, headers }: Reply): Reply {
  if (body instanceof Readable) body.destroy();
  const { 'content-encoding': _, ...said } = headers ?? {};
  return { status: 304, type, body: '', ...(etag !== undefined && { etag }), headers: said };
}
