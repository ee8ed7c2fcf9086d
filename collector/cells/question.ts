/** Question: what somebody asks of the cells, read from the part of an address behind `?`. Anything unclear is refused, never guessed. */
import { createHash } from 'node:crypto';
import { HOUR_MS } from '../publisher/cells-of.ts';
import { MOST_ROWS, PARAMETERS, parametersSchema } from './parameters.ts';

export interface Question {
  /** Whole hours since 1970: from <= start < to. */
  from: number | undefined;
  to: number | undefined;
  /** By column; what is not there does not matter. */
  among: Readonly<Partial<Record<(typeof LISTS)[number], readonly string[]>>>;
  limit: number;
  cursor: string | undefined;
  /** The parameters again, in one order, without cursor. */
  canonical: string;
}

const LISTS = ['country', 'asn', 'service', 'kind', 'state', 'trouble', 'grade'] as const;

/** Undefined where there is no such day or hour. */
function hourOf(time: string): number | undefined {
  const iso = `${time.slice(0, 10)}T${time.slice(11, 13) || '00'}:00:00.000Z`;
  const at = Date.parse(iso);
  return Number.isNaN(at) || new Date(at).toISOString() !== iso ? undefined : at / HOUR_MS;
}

/** @returns a question, or one sentence that begins with the name of the parameter */
export function readQuestion(search: string): Question | string {
  const given = [...new URLSearchParams(search)];
  const twice = given.find(([name], i) => given.findIndex(([other]) => other === name) < i);
  if (twice && PARAMETERS.includes(twice[0]))
    return `${twice[0]}: must stand once; several values go with commas between.`;
  const read = parametersSchema.safeParse(Object.fromEntries(given));
  if (!read.success) {
    const [issue] = read.error.issues;
    if (issue?.code !== 'unrecognized_keys') return `${issue?.path.join('.')}: ${issue?.message}`;
    return `${issue.keys[0]?.slice(0, 40)}: is no parameter; there are ${PARAMETERS.join(', ')}.`;
  }
  const { from, to, limit, cursor, ...lists } = read.data;
  const hours = { from: from === undefined ? undefined : hourOf(from), to: to === undefined ? undefined : hourOf(to) };
  for (const name of ['from', 'to'] as const)
    if (read.data[name] !== undefined && hours[name] === undefined) return `${name}: is no day or hour that there is.`;
  if (hours.from !== undefined && hours.to !== undefined && hours.to <= hours.from)
    return 'to: must be later than from.';
  const among = Object.fromEntries(
    LISTS.flatMap((name) => (lists[name] === undefined ? [] : [[name, [...new Set(lists[name].split(','))].sort()]])),
  );
  if (among.asn?.some((asn) => Number(asn) > 0xffffffff)) return 'asn: must be an AS number, which has 32 bits.';
  const canonical = JSON.stringify([hours.from ?? null, hours.to ?? null, ...LISTS.map((name) => among[name] ?? null)]);
  return { ...hours, among, limit: Number(limit ?? MOST_ROWS), cursor, canonical };
}

/** A cursor is a place in the index and belongs to one question and one index: with another it would skip or repeat rows. */
const sealOf = ({ canonical }: Question, index: string): string =>
  createHash('sha256').update(`${index} ${canonical}`).digest('hex').slice(0, 12);

export const cursorOf = (question: Question, index: string, place: number): string =>
  `${place.toString(36)}-${sealOf(question, index)}`;

/** @returns the place, or one sentence */
export function placeOf(question: Question, index: string): number | string {
  if (question.cursor === undefined) return 0;
  const [place = '', seal] = question.cursor.split('-');
  if (seal !== sealOf(question, index))
    return 'cursor: belongs to another question, or to an index that was made anew since; begin again without it.';
  return Number.parseInt(place, 36);
}
