/**
 * compare: one's own provider in the bundle -> how far the trouble reaches. Pure and offline: an old bundle is compared too,
 * and its age goes with the answer. It says what others have, never what is wrong at home.
 */
import { startOfReportHour } from '../report/report-hour.ts';
import { networkNumber } from './address-number.ts';
import { type Bundle, type BundleAlert, type BundleCell, TROUBLES } from './bundle.ts';
import { GRADES, type Grade } from './grade.ts';
import { LABELS } from './label.ts';
import { asnOf, type NetworksTable } from './networks-table.ts';
import type { BadVote } from './vote.ts';

const HOUR_MS = 3_600_000;

export const CROWD_ANSWERS = ['only-you', 'part-of-provider', 'provider', 'country', 'world', 'not-enough'] as const;
export type CrowdAnswer = (typeof CROWD_ANSWERS)[number];

export interface CrowdComparison {
  service: string;
  /** The own provider is known. */
  placed: boolean;
  answer: CrowdAnswer;
  /** Networks of the own provider that reported, and those with trouble, multiples of five: "about 35 of 40". */
  networks: number;
  bad: number;
  /** What others have; null where none have anything. */
  trouble: BadVote | null;
  /** How far it can be trusted; null where nothing is known. C: unconfirmed. */
  grade: Grade | null;
  /** End of the hour that it speaks of, UTC ms, and how long ago that is. */
  at: number;
  ageMs: number;
  /** Too old to say what is now: "before". */
  stale: boolean;
}

export interface OwnNetwork {
  asn: number;
  /** The country of the settings; ZZ: not said. */
  country: string;
}

/** Publishing takes two hours and the hour itself one: up to here an answer is as fresh as answers get. */
const STALE_MS = 6 * HOUR_MS;
export const isStale = (ageMs: number): boolean => ageMs > STALE_MS;
/** Votes of a cell that is so much older than the bundle say nothing of who has it now. */
const FRESH_HOURS = 3;

/** @param address as STUN told it; it is looked up here and goes nowhere. @returns undefined: at none of the bundle's providers */
export function ownNetwork(table: NetworksTable, address: string, country: string): OwnNetwork | undefined {
  const number = networkNumber(address);
  const asn = number && asnOf(table, number);
  return asn === undefined ? undefined : { asn, country };
}

/** @param own undefined: not known, then only the country and the world can be said. @param now UTC ms */
export function compare(
  bundle: Bundle,
  own: OwnNetwork | undefined,
  country: string,
  service: string,
  now: number,
): CrowdComparison {
  const at = (startOfReportHour(bundle.hour) ?? 0) + HOUR_MS;
  // A clock that is behind makes no bundle younger than new.
  const ageMs = Math.max(0, now - at);
  const cell = own && cellOf(bundle, own, service);
  const [, , , networks = 0, bad = 0] = cell ?? [];
  const known = { service, placed: own !== undefined, networks, bad, at, ageMs, stale: isStale(ageMs) };
  const alert = alertFor(bundle, own, country, service);
  if (alert) {
    const answer = ({ world: 'world', country: 'country', provider: 'provider', part: 'part-of-provider' } as const)[
      alert.scope
    ];
    return { ...known, answer, trouble: alert.trouble, grade: alert.grade };
  }
  if (!cell) return { ...known, answer: 'not-enough', trouble: null, grade: null };
  const label = LABELS[cell[5]] ?? 'unclear';
  const answer = ({ most: 'provider', part: 'part-of-provider', few: 'only-you', unclear: 'not-enough' } as const)[
    label
  ];
  return { ...known, answer, trouble: TROUBLES[cell[6]] ?? null, grade: GRADES[cell[7]] ?? null };
}

/** Only an hour's own votes, and fresh ones, say who has it now; longer windows are history. */
function cellOf(bundle: Bundle, { asn, country }: OwnNetwork, service: string): BundleCell | undefined {
  const place = bundle.services.indexOf(service);
  const its = bundle.cells.filter((entry) => entry[1] === asn && asn > 0);
  // A provider of several countries: the person's own, else the one country that it has.
  const entry = its.find(([c]) => c === country) ?? (its.length === 1 ? its[0] : undefined);
  return entry?.[2].find(([s, hoursBefore, hours]) => s === place && hours === 1 && hoursBefore < FRESH_HOURS);
}

/** The widest open alert that the person is in. */
function alertFor(
  bundle: Bundle,
  own: OwnNetwork | undefined,
  country: string,
  service: string,
): BundleAlert | undefined {
  const open = bundle.alerts.filter((alert) => alert.service === service && alert.until === null);
  return (
    open.find(({ scope }) => scope === 'world') ??
    open.find((alert) => alert.scope === 'country' && alert.country === country) ??
    open.find(({ asns }) => own !== undefined && asns.includes(own.asn))
  );
}

/** Providers that a person without STUN can pick theirs from: those of the country, else all. */
export function providersOf(bundle: Bundle, country: string): { asn: number; name: string }[] {
  const names = new Map(bundle.providers);
  const entries = bundle.cells.filter(([c, asn]) => asn > 0 && (country === 'ZZ' || c === country));
  const asns = [...new Set(entries.map(([, asn]) => asn))];
  return asns
    .map((asn) => ({ asn, name: names.get(asn) ?? `AS${asn}` }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.asn - b.asn));
}
