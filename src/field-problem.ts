/**
 * The first thing wrong with a value: where, and what it must be. zod/mini ships no wording of its own ("Invalid input"), and a list of
 * twenty issues helps nobody.
 */
import { type Fault, faultOf } from './fault.ts';
import type { z } from './zod.ts';

/** @param error from safeParse of `input`. The text names the field as a path: `timings.totalMs: is missing`. */
export function fieldFault(error: z.core.$ZodError, input: unknown): Fault {
  const issue = error.issues[0];
  if (!issue) return faultOf('wrong', 'is not valid', '{}');
  const place = pathText(issue.path);
  const text = place ? `${place}: ${demand(issue, input)}` : demand(issue, input);
  // Where the whole is wrong, it has no name: JSON's own sign of an object stands for it.
  const field = place || '{}';
  if (issue.code === 'unrecognized_keys') return faultOf('unknown', text, issue.keys.join(', '));
  if (valueAt(input, issue.path) === undefined) return faultOf('missing', text, field);
  const code = demandCode(issue);
  return code === undefined ? faultOf('wrong', text, field) : faultOf('expected', text, field, code);
}

/** The same as one sentence in English, without its full stop. */
export const fieldProblem = (error: z.core.$ZodError, input: unknown): string => fieldFault(error, input).text;

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
};

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function demand(issue: z.core.$ZodIssue, input: unknown): string {
  if (issue.code === 'unrecognized_keys') return `has a field that is not known: ${issue.keys.join(', ')}`;
  if (valueAt(input, issue.path) === undefined) return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${things(issue.origin)}`;
    case 'too_big':
      return `must be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${things(issue.origin)}`;
    case 'invalid_format':
      return `must match ${'pattern' in issue ? issue.pattern : issue.format}`;
    case 'invalid_union':
      return 'discriminator' in issue ? 'is not known' : 'is not valid';
    default:
      return 'is not valid';
  }
}

/** The same as code, which is read alike in every language. */
function demandCode(issue: z.core.$ZodIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' | ');
    case 'too_small':
      return `${length(issue.origin)}${issue.inclusive === false ? '>' : '≥'} ${issue.minimum}`;
    case 'too_big':
      return `${length(issue.origin)}${issue.inclusive === false ? '<' : '≤'} ${issue.maximum}`;
    case 'invalid_format':
      return 'pattern' in issue ? `${issue.pattern}` : issue.format;
    default:
      return undefined;
  }
}

function things(origin: string): string {
  return origin === 'array' ? ' entries' : origin === 'string' ? ' characters' : '';
}

const length = (origin: string): string => (things(origin) === '' ? '' : 'length ');

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | null)?.[part], input);
}
