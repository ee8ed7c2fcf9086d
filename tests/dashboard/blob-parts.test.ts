/** What an export is put together from: the same bytes, whatever the pieces are and wherever a part ends. */
import { expect, it } from 'vitest';
import { BlobParts } from '../../extension/dashboard/share/blob-parts.ts';

it('has the bytes of all pieces in their order, texts in UTF-8, pieces larger than a part too', async () => {
  const pieces = [
    ...Array.from({ length: 300 }, (_, i) => `${i} ü€😀\n`.repeat(i % 7 === 0 ? 9_000 : 3)),
    Uint8Array.of(0, 255, 10),
    'x'.repeat(3_000_000),
    new Uint8Array(2_500_000).fill(7),
    '',
    'end',
  ];
  const parts = new BlobParts();
  for (const piece of pieces) parts.add(piece);
  const file = parts.file('text/csv');
  expect(file.type).toBe('text/csv');
  const want = Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array)));
  expect(Buffer.from(await file.arrayBuffer()).equals(want)).toBe(true);
});

it('of nothing is an empty file', () => expect(new BlobParts().file('text/csv').size).toBe(0));
