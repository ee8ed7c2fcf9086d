/** The token buckets in force: one pair per police behaviour and whoever shares it. A new behaviour starts full. */
import type { Police } from './behaviour.ts';
import { TokenBucket } from './token-bucket.ts';

export type Direction = 'up' | 'down';

const DEFAULT_BURST_BYTES = 8000;
const DEFAULT_RTO_MS = 200;

export class Buckets {
  readonly #byRule = new WeakMap<Police, Map<string, TokenBucket>>();

  get(rule: Police, direction: Direction, host: string, connection: number, now: number): TokenBucket {
    const scope = rule.scope ?? 'host';
    const sharer = scope === 'line' ? '*' : scope === 'host' ? host : String(connection);
    const key = `${direction} ${sharer}`;
    const buckets = this.#byRule.get(rule) ?? new Map<string, TokenBucket>();
    this.#byRule.set(rule, buckets);
    let bucket = buckets.get(key);
    if (bucket === undefined) {
      const rtoMs = rule.mode === 'hold' ? 0 : (rule.rtoMs ?? DEFAULT_RTO_MS);
      bucket = new TokenBucket(rule.kbps, rule.burstBytes ?? DEFAULT_BURST_BYTES, rtoMs, now);
      buckets.set(key, bucket);
    }
    return bucket;
  }
}
