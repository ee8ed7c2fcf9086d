/**
 * Alert: one line of the append-only log. An event of one service in one country is one alert however many providers it
 * takes in; lines name providers and rough words only, since what is published must not tell counts (publish-cell.ts).
 */
import type { Grade } from './grade.ts';
import type { BadVote } from './vote.ts';
import type { HoldReason } from './watch.ts';

/** From narrow to wide. */
export const ALERT_SCOPES = ['part', 'provider', 'country', 'world'] as const;
export type AlertScope = (typeof ALERT_SCOPES)[number];

/**
 * `held`: seen, but more likely our own doing or a shared cause; nobody is named. `widened`: more providers or a wider scope.
 * `absorbed`: it turned out to be part of a worldwide trouble.
 */
export type AlertKind = 'opened' | 'widened' | 'ended' | 'absorbed' | 'held';

export interface AlertEntry {
  kind: AlertKind;
  /** Equal for all lines of one event. */
  id: string;
  /** Start of the hour that decided it, UTC ms. */
  hour: number;
  service: string;
  scope: AlertScope;
  /** Null for the world. */
  country: string | null;
  /** Providers that have it, ascending; empty where nobody is named. */
  asns: readonly number[];
  trouble: BadVote;
  grade: Grade;
  /** Of held ones; `release`: a version of ours is not counted any more. */
  reason: HoldReason | 'release' | null;
}

export interface OpenAlert {
  id: string;
  service: string;
  country: string | null;
  since: number;
  scope: AlertScope;
  asns: readonly number[];
  /** Keys of the places whose trouble keeps it open. */
  places: readonly string[];
  trouble: BadVote;
  grade: Grade;
}

export const alertKey = (service: string, country: string | null): string => `${service} ${country ?? 'world'}`;

export const alertId = (service: string, country: string | null, hour: number): string =>
  `${service}-${(country ?? 'world').toLowerCase()}-${new Date(hour).toISOString().slice(0, 13)}Z`;

export const isWider = (a: AlertScope, b: AlertScope): boolean => ALERT_SCOPES.indexOf(a) > ALERT_SCOPES.indexOf(b);

/** Places of the alerts that were opened before or at this hour. */
export const placesOf = (alerts: ReadonlyMap<string, OpenAlert>, hour: number): Set<string> =>
  new Set([...alerts.values()].filter(({ since }) => since <= hour).flatMap(({ places }) => places));
