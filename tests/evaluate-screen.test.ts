/** The shortcut of the evaluation: what was said of transfers is said again only while all of them are still looked at. */
import { expect, it } from 'vitest';
import { Screen } from '../scripts/evaluate/parts/screen.ts';
import { type Sample, sampleSchema } from '../src/sample.ts';
import { THRESHOLDS } from '../src/verdict/thresholds.ts';
import { BASE, FAST, START } from './stories/builder/scene.ts';

const HOUR_MS = 3_600_000;
const transfer = (at: number): Sample =>
  sampleSchema.parse({
    ...BASE,
    ...FAST,
    ...{
      id: `r${at}#0`,
      round: `r${at}`,
      at,
      target: 'whatsapp',
      endpoint: 'object',
      role: 'object',
      kind: 'transfer',
    },
  });

it('knows until when the transfers of a moment stay in the window of the rules', () => {
  const screen = new Screen();
  screen.add([transfer(START)]);
  screen.add([transfer(START + 6 * HOUR_MS)]);
  const window = THRESHOLDS.transfersForMs.value;
  expect(screen.sameUntil(START + 7 * HOUR_MS)).toBe(START + window);
  expect(screen.sameUntil(START + window + 1)).toBe(START + 6 * HOUR_MS + window);
});
