/**
 * Public text as the asker takes it: compressed for whoever reads gzip (RFC 9110 section 12.5.3), which is a tenth of a page. Made once for
 * each version of a file. What is signed is compressed inside already, and other bytes go as they lie.
 */
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Reply } from './gateway-link.ts';
import { KeptReplies } from './kept-replies.ts';

const zip = promisify(gzip);
const TEXT = /^(text\/|application\/(json|x-ndjson|atom\+xml)|image\/svg)/;
/** What fits one packet gains nothing. */
const LEAST_BYTES = 1_024;
/** All pages of a thousand providers, compressed. */
const MOST_BYTES = 16 * 1024 * 1024;
const KEPT_MS = 3_600_000;

/** @param accepted the header `accept-encoding` */
export function takesGzip(accepted: string | undefined): boolean {
  const weights = new Map(
    (accepted ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.toLowerCase().split(';');
      const q = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
      return [name.trim(), q === undefined ? 1 : Number(q.slice(2))] as const;
    }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}

export function compressor() {
  const kept = new KeptReplies(KEPT_MS, MOST_BYTES);
  return async (path: string, file: Reply, accepted: string | undefined): Promise<Reply> => {
    const { body, etag } = file;
    if (!TEXT.test(file.type)) return file;
    // Also of what is not compressed: a cache must not hand one asker's form to another (section 12.5.5).
    const varying = { ...file, headers: { ...file.headers, vary: 'accept-encoding' } };
    if (body instanceof Readable || body.length < LEAST_BYTES || etag === undefined || !takesGzip(accepted))
      return varying;
    return kept.of(`${path} ${etag}`, async () => ({
      ...varying,
      body: await zip(body),
      // Another form is another representation, with a tag of its own (section 8.8.3.3).
      etag: etag.replace(/"$/, '-gzip"'),
      headers: { ...varying.headers, 'content-encoding': 'gzip' },
    }));
  };
}
