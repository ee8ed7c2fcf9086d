/** HMAC-SHA256 of our own making against node's: keys shorter than a block, a whole one and longer; messages around the blocks, in parts. */
import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { hmac } from '../../../collector/gateway/hmac.ts';

const bytes = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, i) => (i * 37 + length) & 0xff));

// Longest first as well, so that what one call left behind would show in the next.
const LENGTHS = [0, 1, 31, 32, 63, 64, 65, 81, 700];

it.each([...LENGTHS, ...LENGTHS.toReversed()])('is the same as createHmac with a key of %i bytes', (keyBytes) => {
  for (const length of [...LENGTHS, ...LENGTHS.toReversed()]) {
    const [key, message] = [bytes(keyBytes), bytes(length)];
    const whole = createHmac('sha256', key).update(message).digest();
    expect(hmac(key, message)).toEqual(whole);
    expect(hmac(key, message.subarray(0, length >> 1), message.subarray(length >> 1))).toEqual(whole);
  }
});
