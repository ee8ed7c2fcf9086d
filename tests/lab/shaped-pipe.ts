/**
 * One direction of a connection: takes ciphertext in, lets it out late, slowly or not at all, order kept.
 * It asks for the behaviour at every chunk, so a change holds for what is still queued on live connections.
 */
import type { TokenBucket } from './token-bucket.ts';

export interface Shape {
  delayMs: number;
  bucket: TokenBucket | null;
  /** Bytes this direction may carry in all before it goes silent. */
  limit: number;
}

export interface PipeEnds {
  shape(now: number): Shape;
  now(): number;
  /** Bytes that leave, with the time at which they came in. Returns false where the far end wants a pause. */
  write(data: Buffer, enteredAt: number): void;
  /** Everything before the end has left. */
  end(): void;
  /** Stop and resume the source: a shaper with an endless queue would hide the rate from the server. */
  pause(): void;
  resume(): void;
}

/** Segment size: what one step of a rate limit lets through (a usual TCP payload). */
const SEGMENT_BYTES = 1400;
const QUEUE_LIMIT_BYTES = 65_536;

export class ShapedPipe {
  readonly #ends: PipeEnds;
  #queue: { data: Buffer; at: number }[] = [];
  #queued = 0;
  #passed = 0;
  #ended = false;
  #paused = false;
  #dead = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(ends: PipeEnds) {
    this.#ends = ends;
  }

  push(data: Buffer): void {
    if (this.#dead) return;
    this.#queue.push({ data, at: this.#ends.now() });
    this.#queued += data.length;
    if (this.#queued > QUEUE_LIMIT_BYTES && !this.#paused) {
      this.#paused = true;
      this.#ends.pause();
    }
    this.pump();
  }

  end(): void {
    this.#ended = true;
    this.pump();
  }

  /** Drops what is queued; nothing comes out any more. */
  kill(): void {
    this.#dead = true;
    this.#queue = [];
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Lets out what may go now and arms a timer for the rest. Also called when behaviours change. */
  pump(): void {
    if (this.#dead) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (let head = this.#queue[0]; head !== undefined; head = this.#queue[0]) {
      const { bytes, waitMs } = this.#mayGo(head);
      if (bytes > 0) this.#letOut(head, bytes);
      else {
        if (waitMs !== Infinity) this.#timer = setTimeout(() => this.pump(), Math.max(1, Math.ceil(waitMs)));
        return;
      }
    }
    if (this.#ended) {
      this.#dead = true;
      this.#ends.end();
    }
  }

  /** Bytes of the queue's head that may go now, or how long to wait: Infinity until a behaviour changes. */
  #mayGo(head: { data: Buffer; at: number }): { bytes: number; waitMs: number } {
    const now = this.#ends.now();
    const { delayMs, bucket, limit } = this.#ends.shape(now);
    const early = head.at + delayMs - now;
    if (early > 0) return { bytes: 0, waitMs: early };
    const allowance = limit - this.#passed;
    if (allowance <= 0) return { bytes: 0, waitMs: Infinity };
    const want = Math.min(head.data.length, bucket ? SEGMENT_BYTES : head.data.length, allowance);
    const bytes = bucket ? bucket.available(want, now) : want;
    if (bucket && bytes === 0) return { bytes: 0, waitMs: bucket.waitMs(want, now) };
    bucket?.spend(bytes);
    return { bytes, waitMs: 0 };
  }

  #letOut(head: { data: Buffer; at: number }, bytes: number): void {
    const data = head.data.subarray(0, bytes);
    if (bytes === head.data.length) this.#queue.shift();
    else head.data = head.data.subarray(bytes);
    this.#passed += bytes;
    this.#queued -= bytes;
    this.#ends.write(data, head.at);
    if (this.#paused && this.#queued < QUEUE_LIMIT_BYTES / 2) {
      this.#paused = false;
      this.#ends.resume();
    }
  }
}
