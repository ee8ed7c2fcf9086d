/** The committed icons are what scripts/icons.ts draws. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { png, svg } from '../../scripts/icons.ts';

const file = (name: string): Buffer => readFileSync(new URL(`../../public/icons/${name}`, import.meta.url));

/** Pixels of a PNG of ours: header at 16, data in one IDAT at 33. Compared unpacked, since zlib's output may change. */
const pixels = (data: Buffer): Buffer => inflateSync(data.subarray(41, 41 + data.readUInt32BE(33)));

it.each([16, 32, 48, 128])('%i.png', (size) => {
  const committed = file(`${size}.png`);
  expect([committed.readUInt32BE(16), committed.readUInt32BE(20)]).toEqual([size, size]);
  expect(pixels(committed).equals(pixels(png(size)))).toBe(true);
});

it('icon.svg', () => {
  expect(file('icon.svg').toString()).toBe(svg());
});
