/** Tables of a schema's fields: what a field may hold comes from the schema, what it means from the comment beside it. */
import { readFileSync } from 'node:fs';
import { z } from '../../src/zod.ts';

const ROOT = new URL('../../', import.meta.url);

type Json = z.core.JSONSchema.JSONSchema;
type AnySchema = z.core.$ZodType;

export function textOf(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** Comments above (`/** … *\/`) or behind (`// …`) the fields or words of one exported schema, by name. */
export function commentsIn(source: string, schema: string): Map<string, string> {
  const body = source.split(`export const ${schema} = `)[1]?.split(/\n\}?\]?\)/)[0] ?? '';
  const comments = new Map<string, string>();
  const entries = body.matchAll(/(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?\n {2}(?:(\w+):|'([\w-]+)',)([^\n]*)/g);
  for (const [, above, field, word, rest = ''] of entries) {
    const text = above ?? rest.match(/\/\/ (.*)$/)?.[1] ?? '';
    comments.set(field ?? word ?? '', text.replace(/\s*\n\s*\*?\s*/g, ' ').trim());
  }
  return comments;
}

export function fieldTable(schema: AnySchema, meanings: Map<string, string>): string {
  const { properties = {}, required = [] } = z.toJSONSchema(schema) as Json & { properties?: Record<string, Json> };
  const rows = Object.entries(properties).map(([name, field]) => {
    const always = required.includes(name) ? 'always' : 'if seen';
    return [`\`${name}\``, typeText(field), always, meaning(meanings, name)];
  });
  return table(['field', 'holds', 'there', 'meaning'], rows);
}

export function wordTable(words: readonly string[], meanings: Map<string, string>): string {
  return table(
    ['word', 'meaning'],
    words.map((word) => [`\`${word}\``, meaning(meanings, word)]),
  );
}

function meaning(meanings: Map<string, string>, name: string): string {
  const text = meanings.get(name);
  // A format page with a blank meaning helps nobody: whoever adds a field says what it is.
  if (!text) throw new Error(`${name} has no comment in its schema: say beside it what it means, with its unit.`);
  return text;
}

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function typeText(field: Json): string {
  if (field.anyOf) return field.anyOf.map((option) => typeText(option as Json)).join(' or ');
  if (field.const !== undefined) return `\`${JSON.stringify(field.const)}\``;
  // Long lists of words have a table of their own.
  if (field.enum)
    return field.enum.length > 6 ? 'a word, see below' : field.enum.map((word) => `\`${word}\``).join(', ');
  if (field.type === 'array')
    return Array.isArray(field.prefixItems) ? tupleText(field) : `list of ${typeText(field.items as Json)}`;
  if (field.type === 'object') return 'object, see below';
  const { minimum: min, maximum: max } = field;
  const bounds = [isBound(min) && `at least ${min}`, isBound(max) && `at most ${max}`].filter(Boolean);
  const name = field.type === 'integer' ? 'whole number' : `${field.format === 'date-time' ? 'time' : field.type}`;
  return [name, ...bounds].join(', ');
}

function tupleText(field: Json): string {
  return `pairs [${(field.prefixItems as Json[]).map(typeText).join('; ')}]`;
}

/** zod writes the safe integers as bounds of every whole number; they say nothing. */
function isBound(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER;
}
