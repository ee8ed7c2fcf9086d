/**
 * Times against the lab's own record of the same request, in order and within generous bounds: the figures themselves are
 * docs/benchmarks.md (`npm run bench -- accuracy`).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Session } from './session.ts';
import { accuracyHosts, type Cell, type CellResult, measureCell } from './support/accuracy.ts';
import { spread } from './support/spread.ts';
import { openIdle } from './support/stored-round.ts';

const CELLS = [50, 200].flatMap((delayMs) =>
  (['h1', 'h2'] as const).flatMap((protocol) =>
    (['fresh', 'reused'] as const).map((connection): Cell => ({ protocol, connection, delayMs })),
  ),
);
const REQUESTS = 5;
/** Far above what is reached (docs/benchmarks.md), for machines that do other work beside it. */
const BOUND_MS = 25;

const nameOf = ({ protocol, connection, delayMs }: Cell): string => `${protocol} ${connection} +${delayMs} ms`;

describe.each(BROWSERS)('%s: accuracy', (browser) => {
  let session: Session;
  const results: CellResult[] = [];

  beforeAll(async () => {
    session = await openIdle({ browser });
    const hosts = await accuracyHosts(session, REQUESTS);
    for (const cell of CELLS) results.push(await measureCell(session, hosts, cell, REQUESTS));
    for (const { cell, measured, left } of results) {
      const error = spread(measured.map((m) => m.said - m.truth));
      const rest = left.size > 0 ? `; left out: ${JSON.stringify([...left])}` : '';
      console.log(`${browser}, ${nameOf(cell)}: median error ${error.median.toFixed(1)} ms, n ${error.n}${rest}`);
    }
  }, 180_000);

  afterAll(() => session?.close());

  const said = (cell: Partial<Cell>): number[] =>
    results
      .filter((r) => Object.entries(cell).every(([key, value]) => r.cell[key as keyof Cell] === value))
      .map((r) => spread(r.measured.map((m) => m.said)).median);

  it('has most requests of every row to compare', () => {
    for (const { cell, measured } of results) expect(measured.length, nameOf(cell)).toBeGreaterThan(REQUESTS / 2);
  });

  it('agrees with the lab', () => {
    for (const { cell, measured } of results) {
      expect(spread(measured.map((m) => m.said - m.truth)).absolute, nameOf(cell)).toBeLessThan(BOUND_MS);
    }
  });

  it('sees the added delay grow, and that a fresh connection needs one round trip more', () => {
    expect(Math.min(...said({ delayMs: 200 }))).toBeGreaterThan(Math.max(...said({ delayMs: 50 })));
    const reused = said({ delayMs: 200, connection: 'reused' });
    expect(Math.min(...said({ delayMs: 200, connection: 'fresh' }))).toBeGreaterThan(1.5 * Math.max(...reused));
  });
});
