/** The crowd's decision for one hour, over made votes: who is named, what is held, and what ends an alert. */
import { describe, expect, it } from 'vitest';
import type { AlertEntry } from '../../src/crowd/alert.ts';
import type { Cell } from '../../src/crowd/cell.ts';
import { decideHour } from '../../src/crowd/decide-hour.ts';
import { replay } from '../../src/crowd/replay.ts';
import type { CrowdState } from '../../src/crowd/state.ts';
import { type CellSpec, cell, HOUR, quiet, START } from './build.ts';

const K = 10;
const WEEK = 7 * 24;

/** Twelve providers in six countries of two continents, three services. */
const WORLD: CellSpec[] = ['TR', 'RU', 'IR', 'KZ', 'DE', 'FR'].flatMap((country, c) =>
  [0, 1].flatMap((i) =>
    ['whatsapp', 'telegram', 'signal'].map((service) => ({ country, asn: 64500 + 10 * c + i, service, total: 24 })),
  ),
);
const PAST = replay(quiet(WEEK, WORLD), K).state;

type Trouble = (spec: CellSpec, at: number) => Partial<CellSpec> | undefined;

/** Hours from START on; what `trouble` gives is put over the quiet cell. */
function run(hours: number, trouble: Trouble, from: CrowdState = PAST) {
  const days = Array.from({ length: hours }, (_, at) => ({
    hour: START + at * HOUR,
    cells: WORLD.map((spec): Cell => cell(at, { ...spec, bad: 0, ...trouble(spec, at) })),
  }));
  return replay(days, K, from);
}
const kinds = (entries: readonly AlertEntry[]): string[] => entries.map((e) => `${e.kind} ${e.scope} ${e.country}`);

describe('a quiet world', () => {
  it('raises nothing, and a few bad votes do not either', () => {
    expect(run(48, () => ({ bad: 1 })).entries).toEqual([]);
  });
});

describe('one provider', () => {
  const own: Trouble = ({ asn, service }, at) =>
    asn === 64500 && service === 'whatsapp' && at >= 2 && at < 8 ? { bad: 22 } : undefined;

  it('is named in the first bad hour, once, and ends after three clean hours', () => {
    const { entries } = run(24, own);
    expect(kinds(entries)).toEqual(['opened provider TR', 'ended provider TR']);
    expect(entries[0]).toMatchObject({ asns: [64500], service: 'whatsapp', trouble: 'failed', hour: START + 2 * HOUR });
    expect(entries[1]?.hour).toBe(START + 10 * HOUR);
    expect(entries[1]?.id).toBe(entries[0]?.id);
  });

  it('never gets the top grade from its own votes', () => {
    expect(run(24, own).entries.map((e) => e.grade)).not.toContain('A');
  });

  it('stays one alert through good hours in between', () => {
    const flapping: Trouble = (spec, at) => (at % 3 === 2 ? undefined : own(spec, 3));
    const opened = run(24, flapping).entries.filter((e) => e.kind === 'opened');
    expect(opened).toHaveLength(1);
  });

  it('does not become the usual, however long it lasts', () => {
    const long: Trouble = ({ asn, service }) => (asn === 64500 && service === 'whatsapp' ? { bad: 22 } : undefined);
    const { entries, state } = run(40 * 24, long);
    expect(kinds(entries)).toEqual(['opened provider TR']);
    expect(state.watches.get('TR 64500 whatsapp')?.trouble).toBeDefined();
  });

  it('with fewer than k networks raises no alert, and with fewer than five is not weighed at all', () => {
    const few: Trouble = (spec, at) => (own(spec, at) ? { total: 9, bad: 9 } : undefined);
    expect(run(24, few).entries).toEqual([]);
    const { cells } = decideHour(PAST, START, [cell(0, { total: 4, bad: 4 })], K);
    expect(cells).toEqual([]);
  });

  it('partly throttled is called a part', () => {
    const part: Trouble = (spec, at) => (own(spec, at) ? { bad: 9, worst: 'throttled' } : undefined);
    const { entries } = run(24, part);
    expect(entries[0]).toMatchObject({ kind: 'opened', scope: 'part', trouble: 'throttled' });
  });

  it('that falls silent ends after a day', () => {
    const first = run(3, own);
    const later = replay([{ hour: START + 40 * HOUR, cells: [cell(40, { asn: 1, total: 20 })] }], K, first.state);
    expect(kinds(later.entries)).toEqual(['ended provider TR']);
  });
});

describe('a country', () => {
  it('is one alert, and providers that follow widen it', () => {
    const country: Trouble = (spec, at) =>
      spec.country === 'TR' && spec.service === 'whatsapp' && at >= (spec.asn === 64500 ? 2 : 4)
        ? { bad: 20 }
        : undefined;
    const { entries } = run(12, country);
    expect(kinds(entries)).toEqual(['opened provider TR', 'widened country TR']);
    expect(entries[1]?.asns).toEqual([64500, 64501]);
  });
});

describe('the world', () => {
  const outage: Trouble = ({ service }, at) => (service === 'whatsapp' && at >= 2 && at < 9 ? { bad: 21 } : undefined);

  it('is told once, as the world', () => {
    const { entries } = run(24, outage);
    const said = entries.filter((e) => e.kind !== 'held');
    expect(kinds(said)).toEqual(['opened world null', 'ended world null']);
  });

  it('takes in countries that were told first', () => {
    const rolling: Trouble = (spec, at) => outage(spec, spec.country === 'TR' ? at : at - 1);
    const { entries } = run(24, rolling);
    const opened = entries.filter((e) => e.kind === 'opened').map((e) => e.scope);
    expect(opened.at(-1)).toBe('world');
    expect(opened.length).toBeLessThanOrEqual(2);
  });

  it('is not made of neighbours: several countries of one continent at once are held', () => {
    const near: Trouble = (spec, at) =>
      ['TR', 'IR', 'KZ'].includes(spec.country ?? '') ? outage(spec, at) : undefined;
    const { entries } = run(24, near);
    expect(entries.map((e) => e.kind)).toEqual(['held']);
    expect(entries[0]).toMatchObject({ reason: 'several-countries', asns: [], country: null, grade: 'C' });
  });
});

describe('a release of our own', () => {
  /** Version 4 is used by `young` of 24 networks and finds trouble in each of them. */
  const release =
    (young: number): Trouble =>
    (_, at) =>
      at < 2
        ? undefined
        : {
            bad: young,
            versions: [
              { version: 3, bad: 0, total: 24 - young },
              { version: 4, bad: young, total: young },
            ],
          };

  it('is held, whether few or nearly all have it', () => {
    for (const young of [8, 14, 22]) {
      const { entries } = run(12, release(young));
      expect(new Set(entries.map((e) => e.kind)), `${young} of 24`).toEqual(new Set(['held']));
    }
  });

  it('does not hide a trouble that the old version sees too', () => {
    const both: Trouble = (spec, at) =>
      spec.asn === 64500 && spec.service === 'signal' && at >= 4
        ? {
            bad: 22,
            versions: [
              { version: 3, bad: 14, total: 16 },
              { version: 4, bad: 8, total: 8 },
            ],
          }
        : release(8)(spec, at);
    const named = run(12, both).entries.filter((e) => e.kind === 'opened');
    expect(named.map((e) => `${e.service} ${e.asns}`)).toEqual(['signal 64500']);
  });
});

describe('a crowd that doubles', () => {
  it('is unconfirmed', () => {
    const { cells } = decideHour(PAST, START, [cell(0, { total: 48, bad: 24 })], K);
    expect(cells[0]?.grade).toBe('C');
    const { cells: usual } = decideHour(PAST, START, [cell(0, { total: 24 })], K);
    expect(usual[0]?.grade).toBe('B');
  });
});
