/**
 * Draws the icon from one table: public/icons/icon.svg and the PNGs beside it (`npx tsx scripts/icons.ts`). No browser and
 * no image library: rounded bars are simple enough to be sampled, and the same input always gives the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

/** A rounded rectangle on a grid of 128 by 128. */
interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  radius: number;
  color: readonly [red: number, green: number, blue: number];
}

/** A queue that is getting shorter: three bars on a dark tile, visible on light and dark toolbars. */
const BARS: readonly Bar[] = [
  { x: 0, y: 0, width: 128, height: 128, radius: 28, color: [36, 52, 84] },
  { x: 24, y: 24, width: 20, height: 80, radius: 8, color: [255, 255, 255] },
  { x: 54, y: 48, width: 20, height: 56, radius: 8, color: [255, 255, 255] },
  { x: 84, y: 72, width: 20, height: 32, radius: 8, color: [255, 255, 255] },
];
const GRID = 128;
const SIZES = [16, 32, 48, 128];
/** Samples along each side of a pixel. */
const FINE = 8;

function inside({ x, y, width, height, radius }: Bar, px: number, py: number): boolean {
  const dx = Math.abs(px - x - width / 2) - (width / 2 - radius);
  const dy = Math.abs(py - y - height / 2) - (height / 2 - radius);
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) <= radius;
}

/** Red, green, blue, alpha of one pixel: the mean over its samples. */
function pixel(column: number, row: number, size: number): number[] {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let i = 0; i < FINE * FINE; i++) {
    const px = ((column + ((i % FINE) + 0.5) / FINE) * GRID) / size;
    const py = ((row + (Math.floor(i / FINE) + 0.5) / FINE) * GRID) / size;
    const top = BARS.findLast((bar) => inside(bar, px, py));
    if (!top) continue;
    covered += 1;
    top.color.forEach((value, channel) => {
      sum[channel] = (sum[channel] ?? 0) + value;
    });
  }
  const color = sum.map((value) => (covered === 0 ? 0 : Math.round(value / covered)));
  return [...color, Math.round((255 * covered) / FINE ** 2)];
}

/** One PNG chunk: length, type, data, CRC over type and data (PNG, third edition, §5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

export function png(size: number): Buffer {
  const rows = Array.from({ length: size }, (_, row) => {
    const pixels = Array.from({ length: size }, (_, column) => pixel(column, row, size)).flat();
    // Each row begins with its filter: none.
    return Buffer.from([0, ...pixels]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel, colour type 6 (RGB with alpha), the only compression, filter set and no interlace.
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const body = deflateSync(Buffer.concat(rows), { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))]);
}

export function svg(): string {
  const rects = BARS.map(
    ({ x, y, width, height, radius, color }) =>
      `  <rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="rgb(${color.join(' ')})"/>\n`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${GRID} ${GRID}">\n  <title>Tailback</title>\n${rects.join('')}</svg>\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('../public/icons/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('icon.svg', folder), svg());
  for (const size of SIZES) writeFileSync(new URL(`${size}.png`, folder), png(size));
}
