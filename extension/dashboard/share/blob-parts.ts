/**
 * BlobParts: a file that is written piece by piece without being in memory. Texts are turned into bytes at once: as strings, a few
 * megabytes of which wait for the next part, they would grow old in the heap and be cleared away late.
 */

/** So many bytes become a part: a Blob of a hundred thousand parts is slow. */
const PART_BYTES = 2_000_000;
/** UTF-8 needs at most three bytes for each unit of a string (Encoding, encodeInto). */
const MOST_BYTES_A_UNIT = 3;

export class BlobParts {
  readonly #encoder = new TextEncoder();
  readonly #parts: Blob[] = [];
  #bytes = new Uint8Array(PART_BYTES);
  #used = 0;

  add(piece: string | Uint8Array<ArrayBuffer>): void {
    const most = typeof piece === 'string' ? piece.length * MOST_BYTES_A_UNIT : piece.length;
    if (this.#used + most > this.#bytes.length) {
      this.#flush();
      if (most > this.#bytes.length) this.#bytes = new Uint8Array(most);
    }
    if (typeof piece === 'string') {
      this.#used += this.#encoder.encodeInto(piece, this.#bytes.subarray(this.#used)).written;
    } else {
      this.#bytes.set(piece, this.#used);
      this.#used += piece.length;
    }
  }

  file(type: string): Blob {
    this.#flush();
    return new Blob(this.#parts, { type });
  }

  /** A Blob is a copy, which the browser may keep on disk: the same bytes are written over. */
  #flush(): void {
    if (this.#used > 0) this.#parts.push(new Blob([this.#bytes.subarray(0, this.#used)]));
    this.#used = 0;
  }
}
