/**
 * Simulated events of one service: how many alerts each gives, and how long from its begin to the alert log and the public
 * page. Begins lie anywhere in an hour; devices need a while to notice; a report counts if it comes before its cell closes.
 */
import { placeKey } from '../../../src/crowd/cell.ts';
import { decideHour } from '../../../src/crowd/decide-hour.ts';
import { LIMITS } from '../../../src/crowd/limits.ts';
import { Random } from '../random.ts';
import type { CrowdSize } from './crowd-size.ts';
import { type Acting, HOUR_MS, hoursOf, K, pastOf, type Site, START } from './world.ts';

const RUN_HOURS = 48;
/** From the trouble's begin to the first round that a device judges bad: two or three rounds of a burst. */
const NOTICED_MINUTES = [8, 30] as const;
/** Computing and writing, after the moment at which a cell may be decided or shown. */
const WORK_MS = 60_000;

export interface EventKind {
  id: string;
  title: string;
  /** @param hit the provider or country of the event */
  acts(site: Site, hit: Site): boolean;
  share: readonly [number, number];
  /** Hours within the event in which it pauses. */
  pauses?: (hourOfEvent: number) => boolean;
}

const same = (site: Site, hit: Site): boolean => site.service === hit.service;

export const EVENT_KINDS: readonly EventKind[] = [
  { id: 'provider', title: 'one provider', acts: (s, h) => same(s, h) && s.asn === h.asn, share: [0.7, 1] },
  { id: 'part', title: 'part of one provider', acts: (s, h) => same(s, h) && s.asn === h.asn, share: [0.35, 0.6] },
  {
    id: 'flapping',
    title: 'one provider, pausing every third hour',
    acts: (s, h) => same(s, h) && s.asn === h.asn,
    share: [0.7, 1],
    pauses: (hour) => hour % 3 === 2,
  },
  { id: 'country', title: 'a country', acts: (s, h) => same(s, h) && s.country === h.country, share: [0.6, 1] },
  { id: 'world', title: 'the world', acts: same, share: [0.6, 1] },
];

export interface EventResult {
  id: string;
  title: string;
  events: number;
  missed: number;
  /** Alerts opened, of all events. */
  alerts: number;
  /** Minutes from begin to the log and to the page, of those found. */
  toLog: number[];
  toPage: number[];
  /** Cells with at least 30 % of their networks hit through the whole hour, and those labelled "few". */
  hit: number;
  calledFew: number;
}

export function events(kind: EventKind, seed: string, { worlds, days, events: each }: CrowdSize): EventResult {
  const result = { id: kind.id, title: kind.title, events: 0, missed: 0, alerts: 0, hit: 0, calledFew: 0 };
  const [toLog, toPage]: [number[], number[]] = [[], []];
  for (let w = 0; w < worlds; w += 1) {
    const random = new Random(`${seed}/crowd-judged/event/${kind.id}/${w}`);
    const { sites, state: past } = pastOf(seed, w, days, 'quiet', () => []);
    const siteOf = new Map(sites.map((site) => [placeKey(site), site]));
    for (let e = 0; e < each; e += 1) {
      // "At least 10 networks" through the day: at night four of ten sleep less.
      const hit = random.pick(sites.filter(({ size }) => size >= 28));
      const begin = START + (2 + 20 * random.next()) * HOUR_MS;
      const end = begin + random.between(4, 12) * HOUR_MS;
      const share = random.between(...kind.share);
      const acting = actingFrom(kind, hit, begin, end, share, random);
      let state = past;
      let first: number | undefined;
      for (const { hour, cells } of hoursOf(sites, START, RUN_HOURS, acting, random)) {
        const decision = decideHour(state, hour, cells, K);
        state = decision.state;
        for (const entry of decision.entries.filter((a) => a.kind === 'opened' && a.service === hit.service)) {
          result.alerts += 1;
          first ??= entry.hour + HOUR_MS;
        }
        const whole = hour >= begin + HOUR_MS && hour + HOUR_MS <= end;
        for (const { cell, label } of decision.cells) {
          const site = siteOf.get(placeKey(cell));
          if (!whole || !site || !kind.acts(site, hit) || kind.pauses) continue;
          result.hit += 1;
          if (label === 'few') result.calledFew += 1;
        }
      }
      result.events += 1;
      if (first === undefined) result.missed += 1;
      else {
        toLog.push((first + LIMITS.closesAfterMs + WORK_MS - begin) / 60_000);
        toPage.push((first + LIMITS.publishedAfterMs + WORK_MS - begin) / 60_000);
      }
    }
  }
  return { ...result, toLog, toPage };
}

/** In the hour of the begin a network votes bad if most of its rounds came after it noticed. */
function actingFrom(kind: EventKind, hit: Site, begin: number, end: number, share: number, random: Random): Acting {
  return (site, hour) => {
    if (!kind.acts(site, hit) || hour + HOUR_MS <= begin || hour >= end) return [];
    if (kind.pauses?.(Math.floor((hour - begin) / HOUR_MS))) return [];
    const noticed = begin + random.between(...NOTICED_MINUTES) * 60_000;
    const bad = Math.min(end, hour + HOUR_MS) - Math.max(noticed, hour);
    // Networks notice at different times: the share grows over some minutes around the half of the hour.
    const part = Math.min(1, Math.max(0, (bad / HOUR_MS - 0.4) / 0.2));
    return part === 0 ? [] : [{ share: share * part, worst: 'failed' }];
  };
}
