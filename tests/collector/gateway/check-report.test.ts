/** ajv decides and zod words: the two must never disagree on what a report is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../collector/gateway/check-report.ts';
import { encodeRequest } from '../../../src/report/bhttp.ts';
import { contradiction, type Report, reportSchema } from '../../../src/report/report.ts';
import { INNER, INNER_TYPE } from '../../../src/report/wire.ts';
import { report } from '../support/report.ts';

const START = Date.UTC(2026, 2, 1, 10);

const message = (content: string): Uint8Array =>
  encodeRequest({
    ...INNER,
    headers: [['content-type', INNER_TYPE]],
    content: new TextEncoder().encode(content),
  });

type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, part]) =>
    pathsOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...below];
}

/** The value with one place of it replaced, removed, or given a neighbour. */
function changed(value: Report, path: Path, how: 'replace' | 'remove' | 'add', by: unknown): unknown {
  const copy = structuredClone(value) as unknown as Record<string, unknown>;
  const last = path.at(-1);
  if (last === undefined) return how === 'replace' ? by : copy;
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], copy);
  const owner = parent as Record<string | number, unknown>;
  if (how === 'replace') owner[last] = by;
  else if (how === 'remove') delete owner[last];
  else if (Array.isArray(owner)) owner.push(by);
  else owner.more = by;
  return copy;
}

const full = report(START, {
  failures: { generic_timeout_error: 1 },
  probes: [
    {
      kind: 'transfer',
      connection: 'fresh',
      ok: 2,
      failed: 1,
      times: [
        [96, 1],
        [97, 1],
      ],
    },
  ],
});

describe('a report', () => {
  it('is one for ajv exactly where it is one for zod', () => {
    const by = fc.oneof(
      fc.integer({ min: -2, max: 1_000 }),
      fc.double(),
      fc.constantFrom('', 'whatsapp', 'Whatsapp', '2026-03-01T10Z', '2026-13-01T10Z', '0.1', '1.2.3', 'ok', true, null),
      fc.string(),
      fc.array(fc.integer(), { maxLength: 4 }),
      fc.constant({}),
    );
    const change = fc.tuple(
      fc.constantFrom(...pathsOf(full)),
      fc.constantFrom('replace' as const, 'remove' as const, 'add' as const),
      by,
    );
    let good = 0;
    let bad = 0;
    fc.assert(
      fc.property(change, ([path, how, value]) => {
        // Through text, as it travels: what JSON has no word for is gone.
        const text = JSON.stringify(changed(full, path, how, value)) ?? 'null';
        const json: unknown = JSON.parse(text);
        const zod = reportSchema.safeParse(json);
        const wanted = zod.success && contradiction(zod.data) === undefined;
        const got = !('reason' in checkReport(message(text)));
        if (wanted) good += 1;
        else bad += 1;
        expect(got, text).toBe(wanted);
      }),
      { numRuns: 4_000 },
    );
    expect(Math.min(good, bad)).toBeGreaterThan(100);
  });

  it('that is bad is answered with a sentence that fits', () => {
    const answer = checkReport(message(JSON.stringify({ ...full, ['x'.repeat(300)]: 1 })));
    expect(answer).toMatchObject({ reason: 'shape' });
    expect('problem' in answer && answer.problem?.length).toBe(80);
  });
});
