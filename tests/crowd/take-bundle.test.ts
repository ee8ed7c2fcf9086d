/** What a client takes for a bundle: everything else is refused by a word, and nothing of it throws. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openNetworks } from '../../src/crowd/open-bundle.ts';
import { takeBundle } from '../../src/crowd/take-bundle.ts';
import { signedMessage, writeSigned } from '../../src/report/signed-file.ts';
import { HOUR, START } from './build.ts';

const NOW = START + 3 * HOUR;
const pair = generateKeyPairSync('ed25519');
const key = new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
const file = (content: Uint8Array): Uint8Array =>
  writeSigned('bundle', content, new Uint8Array(sign(null, signedMessage('bundle', content), pair.privateKey)));
const good = {
  format: 'tailback-bundle',
  version: 1,
  hour: '2026-03-02T00Z',
  k: 10,
  services: ['whatsapp'],
  cells: [['TR', 64500, [[0, 0, 1, 40, 35, 0, 2, 1, 0]]]],
  providers: [[64500, 'Line One']],
  alerts: [],
  networks: null,
  targets: null,
  licence: 'CC BY 4.0',
};
const packed = (json: unknown): Uint8Array => file(gzipSync(JSON.stringify(json)));
const take = (bytes: Uint8Array, now = NOW, known?: number) => takeBundle(bytes, [key], { now, known });

describe('taking a bundle', () => {
  it('takes one that is signed, new and whole, and the same again', async () => {
    expect(await take(packed(good))).toMatchObject({ bundle: { hour: good.hour } });
    expect(await take(packed(good), NOW, START)).toMatchObject({ bundle: { hour: good.hour } });
  });

  it.each([
    ['an older one than is known', packed(good), NOW, START + HOUR, 'older'],
    ['one of a week ago', packed(good), START + 8 * 24 * HOUR, undefined, 'too-old'],
    ['one of an hour that goes on', packed(good), START + HOUR / 2, undefined, 'ahead'],
    ['one of another version', packed({ ...good, version: 2 }), NOW, undefined, 'form'],
    ['one with a field more', packed({ ...good, more: 1 }), NOW, undefined, 'form'],
    ['an hour that is none', packed({ ...good, hour: '2026-02-30T00Z' }), NOW, undefined, 'form'],
    ['what is no gzip', file(new Uint8Array([1, 2, 3])), NOW, undefined, 'form'],
    ['a bomb of 100 MB', file(gzipSync(Buffer.alloc(100_000_000))), NOW, undefined, 'form'],
    ['what is no file at all', new Uint8Array([1, 2, 3]), NOW, undefined, 'signature'],
  ])('refuses %s', async (_, bytes, now, known, trouble) => {
    expect(await take(bytes, now, known)).toMatchObject({ trouble });
  });

  it('refuses each file of which one byte is another', async () => {
    const whole = packed(good);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Uint8Array.from(whole);
        changed[at] = (changed[at] ?? 0) ^ by;
        expect(await take(changed)).toHaveProperty('trouble');
      }),
      { numRuns: 60 },
    );
  });

  it('a table that claims millions of ranges in a few bytes makes none', async () => {
    const claim = [0xff, 0xff, 0xff, 0x7f];
    const content = Buffer.concat([Buffer.from('tailback-networks 1 2026-03-01\n'), Buffer.from(claim)]);
    const opened = await openNetworks(file(gzipSync(content)), [key]);
    if ('value' in opened) expect(opened.value.ranges[4].length + opened.value.ranges[6].length).toBe(0);
  });
});
