/** Keys of open hours: no key, no tag, and no way back to one. */
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../collector/gateway/hours.ts';
import { type Prefix, prefixOf } from '../../../collector/network/prefix.ts';
import { HourKeys } from '../../../collector/relay/hour-keys.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 1, 10);
const END = START + HOUR_MS;
const prefix = (address: string): Prefix => {
  const found = prefixOf(address);
  if (!found) throw new Error(address);
  return found;
};

describe('hour keys', () => {
  it('give one tag to a prefix and hour, another to any other', () => {
    const keys = new HourKeys();
    const tag = (address: string, start = START) => keys.tagOf(prefix(address), start, END + MINUTE)?.value;
    expect(tag('203.0.113.1')).toMatch(/^[0-9a-f]{16}$/);
    expect(tag('203.0.113.254')).toBe(tag('203.0.113.1'));
    expect(tag('::ffff:203.0.113.9')).toBe(tag('203.0.113.1'));
    const others = [tag('203.0.112.1'), tag('2001:db8::1'), tag('203.0.113.1', START - HOUR_MS)];
    expect(new Set([tag('203.0.113.1'), ...others]).size).toBe(4);
  });

  it.each([-60 * 24, -11, 76, 60 * 24])('make none %i minutes after the hour', (minutes) => {
    const keys = new HourKeys();
    expect(keys.tagOf(prefix('203.0.113.1'), START, END + minutes * MINUTE)).toBeNull();
    expect(keys.size).toBe(0);
  });

  it('are gone when the hour closes, also where the clock is set back afterwards', () => {
    const keys = new HourKeys();
    const before = keys.tagOf(prefix('203.0.113.1'), START, END + MINUTE);
    const [key] = (keys as unknown as { keys: Map<number, Buffer> }).keys.values();
    expect(keys.size).toBe(1);
    keys.forget(END + 75 * MINUTE);
    expect(keys.size).toBe(0);
    // Overwritten, not only let go of.
    expect(key).toEqual(Buffer.alloc(32));
    expect(keys.tagOf(prefix('203.0.113.1'), START, END + MINUTE)?.value).not.toBe(before?.value);
  });

  it('are others after a restart, under another epoch', () => {
    const [one, two] = [new HourKeys(), new HourKeys()].map((keys) => keys.tagOf(prefix('203.0.113.1'), START, END));
    expect(one?.epoch).not.toBe(two?.epoch);
    expect(one?.value).not.toBe(two?.value);
  });
});
