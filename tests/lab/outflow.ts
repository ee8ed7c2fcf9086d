/**
 * What has left a connection towards the client: the counters, the wire times of the request being answered, and the wait
 * of whoever writes a body no faster than it leaves.
 */
import { type ConnectionRecord, clock, type RequestRecord } from './records.ts';

/** Bytes that come in so soon after the server finished belong to that response still. */
const SAME_RESPONSE_MS = 5;

export class Outflow {
  readonly #record: ConnectionRecord;
  #current: RequestRecord | null = null;
  #waiters: { bytes: number; done: () => void }[] = [];

  constructor(record: ConnectionRecord) {
    this.#record = record;
  }

  /** The request whose response comes next; of several at once on HTTP/2 the latest. */
  answering(request: RequestRecord): void {
    this.#current = request;
  }

  /** `enteredAt`: when the server wrote these bytes, which tells a response from what was queued before it. */
  left(bytes: number, enteredAt: number): void {
    const now = clock();
    const record = this.#record;
    record.bytesOut += bytes;
    record.sent.push([now, record.bytesOut]);
    const request = this.#current;
    if (request?.headSentAt !== undefined && enteredAt >= request.headSentAt) {
      request.firstByteAt ??= now;
      // The server may be done while its last bytes are still held back.
      if (enteredAt <= (request.closedAt ?? enteredAt) + SAME_RESPONSE_MS) request.lastByteAt = now;
    }
    if (this.#waiters.length > 0) this.#release((waiter) => waiter.bytes <= record.bytesOut);
  }

  /** Resolves when so many bytes have left in all, or the connection is over. */
  reached(bytes: number): Promise<void> {
    if (this.#record.bytesOut >= bytes || this.#record.closedAt !== undefined) return Promise.resolve();
    return new Promise((done) => this.#waiters.push({ bytes, done }));
  }

  over(): void {
    this.#release(() => true);
  }

  #release(due: (waiter: { bytes: number }) => boolean): void {
    const all = this.#waiters;
    this.#waiters = all.filter((waiter) => !due(waiter));
    for (const waiter of all) if (due(waiter)) waiter.done();
  }
}
