/**
 * What a healthy host of the lab answers: a page for most paths, an incompressible object for what looks like a static file,
 * and the fixed answers captive-portal checks expect. Pure: the behaviours that spoil it are in request-handler.ts.
 */
import { randomBytes } from 'node:crypto';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export const DEFAULT_OBJECT_BYTES = 200_000;
const MAX_OBJECT_BYTES = 2_000_000;
// Random, so that neither compression nor a transparent proxy could make it smaller.
const NOISE = randomBytes(MAX_OBJECT_BYTES);
const STATIC_PATH = /\.(png|jpe?g|webp|gif|ico|svg|woff2?|js|css|mp4|wasm)$|\/rsrc\.php\/|\/__down$/;
const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  woff2: 'font/woff2',
};

export const PAGE = page('lab', 2000);

export function page(title: string, bytes: number): Buffer {
  const start = `<!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title></head><body><p>`;
  const end = '</p></body></html>\n';
  return Buffer.from(start + 'x'.repeat(Math.max(0, bytes - start.length - end.length)) + end);
}

export function redirect(location: string, status = 302): Answer {
  return { status, headers: { location, 'content-type': 'text/html' }, body: page('moved', 200) };
}

/** `size` overrides the object size for paths that do not name one themselves by `?bytes=`. */
export function answer(scheme: 'http' | 'https', host: string, target: string, range?: string): Answer {
  const url = new URL(target, `${scheme}://${host || 'localhost'}`);
  if (url.pathname === '/generate_204') return { status: 204, headers: {}, body: Buffer.alloc(0) };
  if (scheme === 'http') {
    if (url.pathname !== '/success.txt') return redirect(`https://${host}${target}`, 301);
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from('success\n') };
  }
  // Who asks for a range asks for an object, whatever the path looks like (an installer, an archive, a page of a mirror).
  if (range === undefined && !STATIC_PATH.test(url.pathname)) {
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: PAGE };
  }
  const asked = Number(url.searchParams.get('bytes') ?? DEFAULT_OBJECT_BYTES);
  const size = Number.isInteger(asked) && asked >= 0 ? Math.min(asked, MAX_OBJECT_BYTES) : DEFAULT_OBJECT_BYTES;
  const type = TYPES[/\.(\w+)$/.exec(url.pathname)?.[1] ?? ''] ?? 'application/octet-stream';
  const headers = { 'content-type': type, 'accept-ranges': 'bytes', 'cache-control': 'max-age=31536000' };
  return ranged(NOISE.subarray(0, size), headers, range);
}

/** A whole object of any size. Its noise repeats: nobody here compresses. */
export function wholeObject(bytes: number): Answer {
  const headers = { 'content-type': 'application/octet-stream', 'cache-control': 'max-age=31536000' };
  return { status: 200, headers, body: Buffer.alloc(bytes, NOISE) };
}

/** One range as RFC 9110 §14.1.2 writes it; anything else is answered in full, which the same section allows. */
function ranged(body: Buffer, headers: Record<string, string>, range?: string): Answer {
  const match = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  if (!match) return { status: 200, headers, body };
  const from = Number(match[1]);
  if (from >= body.length) {
    return { status: 416, headers: { 'content-range': `bytes */${body.length}` }, body: Buffer.alloc(0) };
  }
  const to = Math.min(match[2] ? Number(match[2]) : body.length - 1, body.length - 1);
  const part = body.subarray(from, to + 1);
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${from}-${to}/${body.length}` }, body: part };
}
