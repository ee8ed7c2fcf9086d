/**
 * Which parts of the chosen services a round asks beside the app's own host. Regular rounds: about every two hours one of each, that
 * asked longest ago. All rounds: a part that has answered this browser before and fails now, so that what is said of it rests on
 * more than one request (of several, each in turn); one that never answered may simply have moved, since addresses rot.
 */
import type { Sample } from '../sample.ts';
import { isPart } from '../targets/part.ts';
import type { Endpoint, Service } from '../targets/target.ts';
import { lightEndpoints } from './choose-steps.ts';
import { CLOCK_SLACK_MS, PART_EVERY_MS, PART_KNOWN_MS, PARTS_PER_ROUND } from './limits.ts';

/** When each part was last seen to answer, UTC ms, by `service/endpoint`. */
export type PartsAnswered = Readonly<Record<string, number>>;

const keyOf = (target: string, endpoint: string): string => `${target}/${endpoint}`;

const ofPart = (s: Sample): boolean => s.kind === 'http' && isPart(s.role);

/** Whether it tells how the part fares; asked it was all the same, and its turn is over. */
const tells = (s: Sample): boolean => s.outcome !== 'aborted' && s.confounders.length === 0;

/** Longest ago first; never before all. */
const byTime = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** What is known with these samples too; what lies too far back is forgotten. */
export function withAnswers(known: PartsAnswered, samples: readonly Sample[], now: number): PartsAnswered {
  const answered: Record<string, number> = {};
  const see = (key: string, at: number): void => {
    if (now - at < PART_KNOWN_MS) answered[key] = Math.max(at, answered[key] ?? 0);
  };
  for (const [key, at] of Object.entries(known)) see(key, at);
  for (const s of samples)
    if (ofPart(s) && tells(s) && s.outcome === 'ok') see(keyOf(s.target, s.endpoint), Math.min(s.at, now));
  return answered;
}

interface Turn {
  service: string;
  part: Endpoint;
  /** When a part of this service was asked last, UTC ms; -Infinity: not within the samples. */
  last: number;
}

/**
 * @param samples of the last day, in time order
 * @param turns whether parts that do not fail have a turn: in regular rounds
 * @returns by service; none for most services in most rounds
 */
export function partsWanted(
  services: readonly Service[],
  samples: readonly Sample[],
  answered: PartsAnswered,
  turns: boolean,
  now: number,
): Map<string, Endpoint[]> {
  const asked = new Map<string, number>();
  const failed = new Map<string, boolean>();
  for (const s of samples) {
    // A sample of the future stems from a clock that was set back since: it keeps nothing from its turn.
    if (!ofPart(s) || s.at > now + CLOCK_SLACK_MS) continue;
    asked.set(keyOf(s.target, s.endpoint), s.at);
    if (tells(s)) failed.set(keyOf(s.target, s.endpoint), s.outcome === 'failed');
  }
  const wanted = new Map<string, Endpoint[]>();
  const due: Turn[] = [];
  for (const target of services) {
    const service = target.id;
    const askedAt = ({ id }: Endpoint): number => asked.get(keyOf(service, id)) ?? Number.NEGATIVE_INFINITY;
    const parts = lightEndpoints(target).filter((e) => isPart(e.role));
    parts.sort((a, b) => byTime(askedAt(a), askedAt(b)));
    const isFailing = ({ id }: Endpoint): boolean =>
      failed.get(keyOf(service, id)) === true && Object.hasOwn(answered, keyOf(service, id));
    const failing = parts.find(isFailing);
    if (failing) wanted.set(service, [failing]);
    const others = parts.filter((e) => e !== failing);
    const [part] = others;
    const last = Math.max(...others.map(askedAt));
    if (turns && part && now - last >= PART_EVERY_MS) due.push({ service, part, last });
  }
  due.sort((a, b) => byTime(a.last, b.last));
  for (const { service, part } of due.slice(0, PARTS_PER_ROUND)) {
    wanted.set(service, [...(wanted.get(service) ?? []), part]);
  }
  return wanted;
}
