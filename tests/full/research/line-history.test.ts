/** The worked example that judges four weeks of a made past, byte for byte. */
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../scripts/evaluate/data/find-data.ts';
import { EXAMPLES } from '../../../scripts/research/examples.ts';
import { filesOf, writtenText } from '../../../scripts/research/files-of.ts';

describe.skipIf(dataFolder() === undefined)('npm run research -- line-history', () => {
  it('gives the same bytes again', async () => {
    const example = EXAMPLES.find(({ id }) => id === 'line-history');
    if (!example) throw new Error('The example is gone.');
    for (const [name, content] of await filesOf(example))
      expect(writtenText(name) === content, `${name}: run npm run research`).toBe(true);
  });
});
