/**
 * Sums of a Parquet file's row groups, kept in its own metadata. The format has a checksum of each page, which neither of our two
 * libraries writes or reads; and a damaged page can keep a decoder busy for ever, so that it has to be found before it is decoded.
 */
import { z } from '../zod.ts';

/** Key in the file's metadata. Believed only in a file that this program wrote: others may copy it to changed content. */
export const SUMS_KEY = 'tailback:sha-256';

/** What every file begins with: PAR1. */
const MAGIC_BYTES = 4;

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

/** Of hyparquet's FileMetaData what is looked at here. */
interface Footer {
  schema: readonly { type?: string }[];
  row_groups: readonly { columns: readonly { meta_data?: Column }[] }[];
}
interface Column {
  type: string;
  dictionary_page_offset?: bigint;
  data_page_offset: bigint;
  total_compressed_size: bigint;
}

/**
 * Whether the footer, of which there is no sum, says of every column that it lies behind the one before it and is of its type, as it
 * was written. A bit of it that has turned would else make a column of another's bytes, or leave its values out.
 */
export function columnsFill({ row_groups, schema }: Footer, sums: PieceSums): boolean {
  if (row_groups.length !== sums.length) return false;
  const types = schema.flatMap(({ type }) => type ?? []);
  return row_groups.every(({ columns }, group) => {
    const [offset = 0, length = 0] = sums[group] ?? [];
    let at = offset === 0 ? MAGIC_BYTES : offset;
    for (const [i, { meta_data }] of columns.entries()) {
      const start = meta_data && Number(meta_data.dictionary_page_offset ?? meta_data.data_page_offset);
      if (meta_data === undefined || start !== at || meta_data.type !== types[i]) return false;
      at += Number(meta_data.total_compressed_size);
    }
    return columns.length === types.length && at === offset + length;
  });
}
