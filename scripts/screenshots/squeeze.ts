/** Makes a picture small enough to be kept in the repository: our pages have few colours, so that a palette of them loses nothing to see. */
import { readFileSync, writeFileSync } from 'node:fs';
import UPNG from 'upng-js';

const COLORS = 48;

export function squeeze(file: string): void {
  const bytes = readFileSync(file);
  const image = UPNG.decode(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  writeFileSync(file, new Uint8Array(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, COLORS)));
}
