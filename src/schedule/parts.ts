/**
 * Which parts of the chosen services a round asks beside the app's own host. Regular rounds: about every two hours one of each, that
 * asked longest ago. All rounds: a part that has answered this browser before and fails now, so that what is said of it rests on
 * more than one request; one that never answered may simply have moved, since addresses rot.
 */
import type { Sample } from '../sample.ts';
import { isPart } from '../targets/part.ts';
import type { Endpoint, Service } from '../targets/target.ts';
import { lightEndpoints } from './choose-steps.ts';
import { PART_EVERY_MS, PART_KNOWN_MS, PARTS_PER_ROUND } from './limits.ts';

/** When each part was last seen to answer, UTC ms, by `service/endpoint`. */
export type PartsAnswered = Readonly<Record<string, number>>;

const keyOf = (target: string, endpoint: string): string => `${target}/${endpoint}`;

const ofPart = (s: Sample): boolean =>
  s.kind === 'http' && isPart(s.role) && s.outcome !== 'aborted' && s.confounders.length === 0;

/** What is known with these samples too; what lies too far back is forgotten. */
export function withAnswers(known: PartsAnswered, samples: readonly Sample[], now: number): PartsAnswered {
  const answered: Record<string, number> = {};
  const see = (key: string, at: number): void => {
    if (now - at < PART_KNOWN_MS) answered[key] = Math.max(at, answered[key] ?? 0);
  };
  for (const [key, at] of Object.entries(known)) see(key, at);
  for (const s of samples) if (ofPart(s) && s.outcome === 'ok') see(keyOf(s.target, s.endpoint), s.at);
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
  const newest = new Map<string, Sample>();
  for (const s of samples) if (ofPart(s)) newest.set(keyOf(s.target, s.endpoint), s);
  const wanted = new Map<string, Endpoint[]>();
  const due: Turn[] = [];
  for (const target of services) {
    const service = target.id;
    const parts = lightEndpoints(target).filter((e) => isPart(e.role));
    const lastOf = ({ id }: Endpoint): Sample | undefined => newest.get(keyOf(service, id));
    const failing = parts.find((e) => lastOf(e)?.outcome === 'failed' && Object.hasOwn(answered, keyOf(service, e.id)));
    if (failing) wanted.set(service, [failing]);
    const askedAt = (e: Endpoint): number => lastOf(e)?.at ?? Number.NEGATIVE_INFINITY;
    const [part] = parts.filter((e) => e !== failing).sort((a, b) => (askedAt(a) < askedAt(b) ? -1 : 1));
    const last = Math.max(...parts.filter((e) => e !== failing).map(askedAt));
    if (turns && part && now - last >= PART_EVERY_MS) due.push({ service, part, last });
  }
  due.sort((a, b) => (a.last < b.last ? -1 : 1));
  for (const { service, part } of due.slice(0, PARTS_PER_ROUND)) {
    wanted.set(service, [...(wanted.get(service) ?? []), part]);
  }
  return wanted;
}
