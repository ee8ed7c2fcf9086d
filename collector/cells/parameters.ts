/**
 * Parameters of /v1/cells, each once: its form, what it means, and the sentence that a wrong one is answered with. The OpenAPI page and
 * the check follow from this list.
 */
import { TROUBLES } from '../../src/crowd/bundle.ts';
import { GRADES } from '../../src/crowd/grade.ts';
import { LABELS } from '../../src/crowd/label.ts';
import { z } from '../../src/zod.ts';
import { SLOTS } from '../storage/ballot.ts';

/** Rows of a page. */
export const MOST_ROWS = 1_000;
/** Values of one parameter. */
export const MOST_VALUES = 50;
export const KINDS: readonly string[] = ['rounds', ...SLOTS];

/** Of a parameter that is there; `must` is the end of a sentence that begins with its name. */
const parameter = (form: RegExp, must: string, description: string) =>
  z.optional(z.string().check(z.regex(form, `must be ${must}.`))).register(z.globalRegistry, { description });

const listOf = (item: string): RegExp => new RegExp(`^(?:${item})(?:,(?:${item})){0,${MOST_VALUES - 1}}$`);
const words = (list: readonly string[], description: string) =>
  parameter(listOf(list.join('|')), `among ${list.join(', ')}; several with commas between`, description);

const TIME = /^20\d\d-\d\d-\d\d(?:T\d\d(?::00)?Z)?$/;
const time = (description: string) =>
  parameter(TIME, 'a day or an hour in UTC, as 2026-03-01 or 2026-03-01T10Z', description);

export const parametersSchema = z.strictObject({
  from: time('First UTC day or hour in which a window may begin.'),
  to: time('UTC day or hour before which a window must begin.'),
  country: parameter(
    listOf('[A-Z]{2}'),
    `an ISO 3166 code of two capitals, as TR; at most ${MOST_VALUES} with commas between`,
    'Countries, with commas between.',
  ),
  asn: parameter(
    listOf('\\d{1,10}'),
    `an AS number, as 64500; at most ${MOST_VALUES} with commas between`,
    'Providers by AS number, with commas between; 0: all small ones of a country together.',
  ),
  service: parameter(
    listOf('[a-z0-9][a-z0-9-]{0,39}'),
    `the id of a service, as whatsapp; at most ${MOST_VALUES} with commas between`,
    'Ids of services, with commas between.',
  ),
  kind: words(KINDS, 'Kinds of lines: rounds (votes), or kind and connection of requests (times).'),
  state: words(LABELS, 'What was said of whether it works: the column `label`. Lines with times have none.'),
  trouble: words(TROUBLES, 'What most of those with trouble have: the column of this name.'),
  grade: words(GRADES, 'How far it can be trusted: the column of this name.'),
  limit: parameter(
    /^(?:[1-9]\d{0,2}|1000)$/,
    `a whole number from 1 to ${MOST_ROWS}`,
    `Rows of a page, ${MOST_ROWS} else.`,
  ),
  cursor: parameter(
    /^[0-9a-z]{1,12}-[0-9a-f]{12}$/,
    'one that an earlier answer gave',
    'Where to go on: from the header `tailback-cursor` or the `next` link of an earlier answer, all else as it was.',
  ),
});

export const PARAMETERS: readonly string[] = Object.keys(parametersSchema.shape);
