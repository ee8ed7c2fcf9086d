/** Two weeks of a place as runs of like days: nothing is lost by joining them, and what is not known stays a gap. */
import { expect, it } from 'vitest';
import { Histories } from '../../../collector/page/histories.ts';
import { nothingShown, type Shown } from '../../../collector/publisher/shown.ts';
import { placeKey } from '../../../src/crowd/cell.ts';
import type { Label } from '../../../src/crowd/label.ts';
import type { PublishedCell } from '../../../src/crowd/publish-cell.ts';
import { madeSite } from './made-site.ts';

const DAY_MS = 24 * 3_600_000;
const TODAY = Date.UTC(2026, 2, 14);
const [one, other] = [...madeSite().shown.latest.values()] as [PublishedCell, PublishedCell];

function shownWith(days: readonly [ago: number, label: Label][]): Shown {
  const history = days.map(([ago, label]): [number, Label] => [TODAY - ago * DAY_MS, label]);
  const places = new Map([one, other].map((cell) => [placeKey(cell), history]));
  return { ...nothingShown(), hour: TODAY + 13 * 3_600_000, history: places };
}

const said = (histories: Histories): string[] =>
  histories.of(one).map(({ label, from, until, days }) => {
    expect((until - from) / DAY_MS + 1).toBe(days);
    return `${new Date(from).toISOString().slice(8, 10)}-${new Date(until).toISOString().slice(8, 10)} ${label}`;
  });

it('joins like days, and keeps each other one', () => {
  const quiet = Array.from({ length: 14 }, (_, i): [number, Label] => [13 - i, i === 9 ? 'most' : 'few']);
  expect(said(new Histories(shownWith(quiet)))).toEqual(['01-09 few', '10-10 most', '11-14 few']);
});

it('does not join over days of which nothing is known', () => {
  const gap: [number, Label][] = [
    [12, 'few'],
    [5, 'few'],
    [4, 'few'],
  ];
  expect(said(new Histories(shownWith(gap)))).toEqual([
    '01-01 none',
    '02-02 few',
    '03-08 none',
    '09-10 few',
    '11-14 none',
  ]);
});

it('says that nothing is known of a place without a history', () => {
  expect(said(new Histories({ ...shownWith([]), history: new Map() }))).toEqual(['01-14 none']);
});

it('is made once for places with like days', () => {
  const histories = new Histories(shownWith([[0, 'part']]));
  expect(histories.of(other)).toBe(histories.of(one));
});
