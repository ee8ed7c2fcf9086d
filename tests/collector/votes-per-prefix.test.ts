/** Never more than one vote for a prefix in a cell, whatever it does; a larger crowd in tests/full/collector. */
import { expect, it } from 'vitest';
import { manyFromFew } from './support/votes-per-prefix.ts';

it('restarts, carriers and seven hours of sending give no prefix a second vote', async () => {
  const { cells, prefixes, inAll, late } = await manyFromFew(1, 30);
  const tags = Object.fromEntries(cells.map((cell) => [`${cell.country} ${cell.asn}`, cell.tags]));
  expect(tags).toEqual(prefixes);
  const votes = cells.reduce((sum, cell) => sum + cell.tags, 0);
  expect(votes).toBeGreaterThan(10);
  expect(votes).toBeLessThan(inAll);
  expect(late).toBe(14);
});
