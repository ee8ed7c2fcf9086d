/**
 * A zip, written as it is read: one entry after the other, deflated by the platform (docs/decisions). Times in it are the day of the
 * export at midnight, whatever the time zone: the format stores local time, which would tell where the computer stands.
 */
import { Zip, ZipPassThrough } from 'fflate';
import type { Piece } from './piece.ts';

export interface ZipEntry {
  name: string;
  pieces: () => AsyncIterable<Piece>;
  /** Compressed already. */
  stored?: boolean;
}

/** ZIP's own number (APPNOTE 4.4.5) for deflate. */
const DEFLATE = 8;

type Chunk = Uint8Array<ArrayBuffer>;

/** Counts and sums what goes in, and hands on what a deflating stream made of it. */
class Deflated extends ZipPassThrough {
  readonly #stream = new CompressionStream('deflate-raw');
  readonly #writer = this.#stream.writable.getWriter();
  #written = Promise.resolve();
  readonly handedOn: Promise<void>;

  constructor(name: string) {
    super(name);
    this.compression = DEFLATE;
    this.handedOn = this.#handOn();
    // Awaited at the end of the entry; until then nobody listens.
    this.handedOn.catch(() => undefined);
  }

  protected override process(chunk: Chunk, final: boolean): void {
    this.#written = this.#writer.write(chunk).then(() => (final ? this.#writer.close() : undefined));
    this.#written.catch(() => undefined);
  }

  async #handOn(): Promise<void> {
    const reader = this.#stream.readable.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) this.ondata(null, part.value, false);
    this.ondata(null, new Uint8Array(0), true);
  }

  /** Until what was pushed is taken: a fast reader must not fill the memory. */
  taken(): Promise<void> {
    return this.#written;
  }
}

/** @param day UTC ms of a day's start */
export async function* zipOf(entries: readonly ZipEntry[], day: number): AsyncGenerator<Chunk> {
  const ready: Chunk[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failed = error;
    else ready.push(chunk);
  });
  const date = new Date(day);
  const mtime = new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  const encoder = new TextEncoder();
  for (const { name, pieces, stored } of entries) {
    const entry = stored ? new ZipPassThrough(name) : new Deflated(name);
    entry.mtime = mtime;
    zip.add(entry);
    for await (const piece of pieces()) {
      entry.push(typeof piece === 'string' ? encoder.encode(piece) : piece, false);
      if (entry instanceof Deflated) await entry.taken();
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(0), true);
    if (entry instanceof Deflated) await entry.handedOn;
    if (failed) throw failed;
    yield* ready.splice(0);
  }
  zip.end();
  if (failed) throw failed;
  yield* ready.splice(0);
}
