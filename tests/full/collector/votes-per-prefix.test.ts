/** Restarts, carriers, late reports and one prefix over seven receipt hours, with larger crowds. */
import { expect, it } from 'vitest';
import { manyFromFew } from '../../collector/support/votes-per-prefix.ts';

it.each([1, 2, 3, 4, 5])('no prefix has a second vote in a cell (%i)', async (seed) => {
  const { cells, prefixes, inAll, late } = await manyFromFew(seed, 1_000);
  const tags = Object.fromEntries(cells.map((cell) => [`${cell.country} ${cell.asn}`, cell.tags]));
  console.log(
    `${cells.reduce((sum, cell) => sum + cell.tags, 0)} votes in ${cells.length} cells of ${inAll} prefixes, ${late} late`,
  );
  expect(tags).toEqual(prefixes);
});
