/** KeptReplies: what many ask for and costs something to make, made once. Bounded by age and by bytes, since strangers choose what is asked. */
import { Readable } from 'node:stream';
import type { Reply } from './gateway-link.ts';

/** What an entry takes beside its body. */
const ENTRY_BYTES = 1_024;

interface Entry {
  at: number;
  bytes: number;
  reply: Promise<Reply>;
}

export class KeptReplies {
  private readonly entries = new Map<string, Entry>();
  private bytes = 0;

  constructor(
    private readonly forMs: number,
    private readonly mostBytes: number,
  ) {}

  /** A stream can be read once and is never kept: whoever waited for it beside its first asker asks anew. */
  async of(key: string, make: () => Promise<Reply>): Promise<Reply> {
    const known = this.entries.get(key);
    if (known && performance.now() - known.at <= this.forMs) {
      const reply = await known.reply;
      return reply.body instanceof Readable ? make() : reply;
    }
    this.drop(key);
    const entry: Entry = { at: performance.now(), bytes: ENTRY_BYTES, reply: make() };
    this.entries.set(key, entry);
    this.bytes += entry.bytes;
    try {
      const reply = await entry.reply;
      // Nor is what is not there, which may be there in a moment: a country's first page.
      if (reply.body instanceof Readable || reply.status !== 200) this.drop(key, entry);
      else this.grow(key, entry, reply.body.length);
      return reply;
    } catch (error) {
      this.drop(key, entry);
      throw error;
    }
  }

  private grow(key: string, entry: Entry, bytes: number): void {
    if (this.entries.get(key) !== entry) return;
    entry.bytes += bytes;
    this.bytes += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= this.mostBytes) return;
      this.drop(oldest);
    }
  }

  private drop(key: string, only?: Entry): void {
    const entry = this.entries.get(key);
    if (!entry || (only && entry !== only)) return;
    this.entries.delete(key);
    this.bytes -= entry.bytes;
  }
}
