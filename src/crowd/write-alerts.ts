/**
 * New lines of the alert log from one hour's decisions. An alert stands as long as one of its providers has its trouble; a
 * worldwide one takes in what began with it, so that an outage of a service is not told country by country.
 */
import { type AlertEntry, type AlertKind, alertId, alertKey, isWider, type OpenAlert } from './alert.ts';
import { networksOf, type Place, placeKey } from './cell.ts';
import type { Decided } from './decide-hour.ts';
import { bestGrade } from './grade.ts';
import { groupBy } from './group-by.ts';
import { isCountryWide, isShared, isWorldwide } from './ladder.ts';
import { type Leanings, leaningWith, TOGETHER_MS } from './leaning.ts';
import { mostOften } from './vote.ts';
import type { Watch } from './watch.ts';

export interface Written {
  entries: AlertEntry[];
  alerts: Map<string, OpenAlert>;
}

export interface HourFacts {
  hour: number;
  k: number;
  decided: readonly Decided[];
  /** After this hour. */
  watches: ReadonlyMap<string, Watch>;
  leanings: Leanings;
}

type Named = Decided & { trouble: NonNullable<Decided['trouble']> };

export function writeAlerts(open: ReadonlyMap<string, OpenAlert>, facts: HourFacts): Written {
  const { hour, k, decided, watches, leanings } = facts;
  const alerts = new Map(open);
  const entries: AlertEntry[] = [];
  const log = (kind: AlertKind, alert: OpenAlert): void => {
    const { id, service, scope, country, asns, trouble, grade } = alert;
    entries.push({ kind, id, hour, service, scope, country, asns, trouble, grade, reason: null });
  };
  for (const alert of open.values()) {
    if (alert.places.some((key) => watches.get(key)?.trouble !== undefined)) continue;
    alerts.delete(alertKey(alert.service, alert.country));
    log('ended', alert);
  }
  const troubled = decided.filter(isTroubled);
  for (const [service, cells] of groupBy(troubled, ({ cell }) => cell.service)) {
    const isWide = ({ cell }: Named): boolean => isShared(leaningWith(leanings, service, cell.country, hour));
    const wide = cells.filter(isWide);
    let world = alerts.get(alertKey(service, null));
    if (!world && isWorldwide(wide.map(({ cell }) => cell.country))) {
      for (const alert of [...alerts.values()].filter((a) => a.service === service && hour - a.since < TOGETHER_MS)) {
        alerts.delete(alertKey(service, alert.country));
        log('absorbed', alert);
      }
      world = { ...opened(service, null, hour, wide), scope: 'world', asns: [] };
      log('opened', world);
    }
    const since = (world?.since ?? Number.POSITIVE_INFINITY) - TOGETHER_MS;
    const [its, near] = split(cells, (cell) => world !== undefined && (isWide(cell) || cell.trouble.since > since));
    if (world) alerts.set(alertKey(service, null), withPlaces(world, its));
    const others = near.filter((cell) => isNamed(cell, k));
    for (const [country, mine] of groupBy(others, ({ cell }) => cell.country)) {
      const before = alerts.get(alertKey(service, country));
      const wide = isCountryWide(rungsOf(decided, service, country, k));
      const after = inCountry(before ?? opened(service, country, hour, mine), mine, wide);
      alerts.set(alertKey(service, country), after);
      if (!before) log('opened', after);
      else if (isWider(after.scope, before.scope) || after.asns.length > before.asns.length) log('widened', after);
    }
  }
  entries.push(...heldEntries(decided, hour, k));
  return { entries, alerts };
}

/** Many at once may be our own doing: they are no part of anything yet. */
const isTroubled = (d: Decided): d is Named =>
  d.cell.asn > 0 && d.trouble?.clean === 0 && d.trouble.held !== 'many-at-once';

/** An alert names somebody only with k networks, like everything that is published. */
const isNamed = ({ cell, trouble }: Named, k: number): boolean => trouble.held === undefined && networksOf(cell) >= k;

function opened(service: string, country: string | null, hour: number, cells: readonly Named[]): OpenAlert {
  const trouble = mostOften(cells.map(({ worst }) => worst)) ?? 'slow';
  const grade = bestGrade(cells.map((c) => c.grade));
  const id = alertId(service, country, hour);
  return { id, service, country, since: hour, scope: 'part', asns: [], places: [], trouble, grade };
}

const withPlaces = (alert: OpenAlert, cells: readonly { cell: Place }[]): OpenAlert => ({
  ...alert,
  places: [...new Set([...alert.places, ...cells.map(({ cell }) => placeKey(cell))])],
});

function inCountry(alert: OpenAlert, cells: readonly Named[], wide: boolean): OpenAlert {
  const scope = wide ? 'country' : cells.some(({ label }) => label === 'most') ? 'provider' : 'part';
  const asns = [...new Set([...alert.asns, ...cells.map(({ cell }) => cell.asn)])].sort((a, b) => a - b);
  return withPlaces({ ...alert, asns, scope: isWider(scope, alert.scope) ? scope : alert.scope }, cells);
}

function rungsOf(decided: readonly Decided[], service: string, country: string, k: number) {
  return decided
    .filter(({ cell }) => cell.service === service && cell.country === country && cell.asn > 0 && networksOf(cell) >= k)
    .map(({ label, trouble }) => ({ country, label: trouble?.held === undefined ? label : ('unclear' as const) }));
}

/** One line for each service and reason in the hour in which it is first held: that something was seen is no secret. */
function heldEntries(decided: readonly Decided[], hour: number, k: number): AlertEntry[] {
  const held = decided.filter(
    ({ cell, trouble }) =>
      trouble?.held !== undefined && trouble.since === hour && networksOf(cell) >= k && cell.asn > 0,
  );
  return [...groupBy(held, ({ cell, trouble }) => `${cell.service} ${trouble?.held}`).values()].flatMap((cells) => {
    const [first] = cells;
    if (!first) return [];
    const service = first.cell.service;
    const trouble = mostOften(cells.map(({ worst }) => worst)) ?? 'slow';
    const reason = first.trouble?.held ?? null;
    const id = `${alertId(service, null, hour)}-${reason}`;
    return [{ kind: 'held', id, hour, service, scope: 'part', country: null, asns: [], trouble, grade: 'C', reason }];
  });
}

function split<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** @param key version and service. That we erred is said aloud, like everything else. */
export function distrustEntry(key: string, hour: number): AlertEntry {
  const [version = '', service = ''] = key.split(' ');
  const id = `${alertId(service, null, hour)}-release-${version}`;
  const nobody = { scope: 'part', country: null, asns: [], trouble: 'slow', grade: 'C' } as const;
  return { kind: 'held', id, hour, service, ...nobody, reason: 'release' };
}
