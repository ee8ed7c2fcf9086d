/** Deciding hour after hour gives the same log from any stored middle: a restarted publisher must not change the past. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClosedHour } from '../../src/crowd/replay.ts';
import { replay } from '../../src/crowd/replay.ts';
import { stateFromJson, stateToJson } from '../../src/crowd/state.ts';
import { cell, HOUR, START } from './build.ts';

const COUNTRIES = ['TR', 'RU', 'BR', 'DE'];

/** Hours of some cells with any votes, in order. */
const hours: fc.Arbitrary<ClosedHour[]> = fc
  .array(fc.array(fc.tuple(fc.nat(11), fc.nat(40), fc.nat(40)), { maxLength: 12 }), { maxLength: 40 })
  .map((list) =>
    list.map((cells, at) => ({
      hour: START + at * HOUR,
      cells: [...new Map(cells.map((c) => [c[0], c])).values()].map(([place, total, bad]) =>
        cell(at, { country: COUNTRIES[place % 4] ?? 'TR', asn: 64500 + place, total, bad: Math.min(bad, total) }),
      ),
    })),
  );

describe('replay', () => {
  it('gives the same log and state again, also when it goes on from a stored state in the middle', () => {
    fc.assert(
      fc.property(hours, fc.nat(40), (list, at) => {
        const whole = replay(list, 10);
        const first = replay(list.slice(0, at), 10);
        const rest = replay(list.slice(at), 10, stateFromJson(stateToJson(first.state)));
        expect([...first.entries, ...rest.entries]).toEqual(whole.entries);
        expect(stateToJson(rest.state)).toBe(stateToJson(whole.state));
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on the order of the cells within an hour', () => {
    fc.assert(
      fc.property(hours, (list) => {
        const turned = list.map(({ hour, cells }) => ({ hour, cells: [...cells].reverse() }));
        const ids = (log: ReturnType<typeof replay>) => log.entries.map((e) => `${e.kind} ${e.id} ${e.asns}`).sort();
        expect(ids(replay(turned, 10))).toEqual(ids(replay(list, 10)));
      }),
      { numRuns: 50 },
    );
  });

  it('every alert is opened once before it is widened, ended or absorbed', () => {
    fc.assert(
      fc.property(hours, (list) => {
        const open = new Set<string>();
        for (const { kind, id } of replay(list, 10).entries) {
          if (kind === 'held') continue;
          if (kind === 'opened') {
            expect(open.has(id)).toBe(false);
            open.add(id);
          } else {
            expect(open.has(id)).toBe(true);
            if (kind !== 'widened') open.delete(id);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
