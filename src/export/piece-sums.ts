/**
 * Sums of a Parquet file's row groups, kept in its own metadata. The format has a checksum of each page, which neither of our two
 * libraries writes or reads; and a damaged page can keep a decoder busy for ever, so that it has to be found before it is decoded.
 */
import { z } from '../zod.ts';

/** Key in the file's metadata. Believed only in a file that this program wrote: others may copy it to changed content. */
export const SUMS_KEY = 'tailback:sha-256';

const sumsSchema = z.array(z.tuple([z.int(), z.int(), z.string()]));
/** Each piece as offset and length in bytes, and SHA-256 in hex. */
export type PieceSums = z.infer<typeof sumsSchema>;

export async function sumOf(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function parseSums(value: string | undefined): PieceSums | null {
  try {
    const parsed = sumsSchema.safeParse(JSON.parse(value ?? ''));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A file that is read in pieces, as hyparquet's AsyncBuffer. */
interface SlicedFile {
  byteLength: number;
  slice(start: number, end: number): ArrayBuffer | Promise<ArrayBuffer>;
}

/** Whether every piece is what was written. */
export async function sumsHold(file: SlicedFile, sums: PieceSums): Promise<boolean> {
  for (const [offset, length, sum] of sums) {
    if (offset < 0 || length < 0 || offset + length > file.byteLength) return false;
    if ((await sumOf(await file.slice(offset, offset + length))) !== sum) return false;
  }
  return true;
}
