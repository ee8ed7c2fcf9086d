/** The row of 10,000 addresses: sent through, then searched for in every file. */
import { expect, it } from 'vitest';
import { sendAndSearch } from '../../collector/support/addresses-on-disk.ts';

it('10,000 addresses that were sent through are in no file, in none of their forms', async () => {
  const { sent, searched, hits, shortHits, decoyHits } = await sendAndSearch(10_000);
  console.log(
    `${sent} addresses, ${searched} bytes searched, ${hits.length} hits; short forms ${shortHits}, decoys ${decoyHits}`,
  );
  expect(hits).toEqual([]);
  expect(shortHits - decoyHits).toBeLessThan(0.02 * sent);
});
