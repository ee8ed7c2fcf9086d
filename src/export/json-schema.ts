/** JSON Schema (2020-12) of a line of each table's NDJSON, for whoever reads it with a program. */
import { sampleSchema } from '../sample.ts';
import { z } from '../zod.ts';
import type { Level, TableId } from './choices.ts';
import { type Column, type ColumnType, columnsFor } from './column.ts';
import { COLUMNS } from './table-file.ts';

const JSON_TYPES: Readonly<Record<ColumnType, object>> = {
  text: { type: 'string' },
  whole: { type: 'integer' },
  number: { type: 'number' },
  time: { type: 'integer', $comment: 'UTC milliseconds since 1970' },
  texts: { type: 'array', items: { type: 'string' } },
  wholes: { type: 'array', items: { type: 'integer' } },
  numbers: { type: 'array', items: { type: 'number' } },
};

export function jsonSchemaOf(table: TableId, level: Level): object {
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: `A row of ${table}.ndjson` };
  if (table === 'samples') {
    const { $schema: _, ...sample } = z.toJSONSchema(
      level === 'full' ? sampleSchema : z.omit(sampleSchema, { ip: true }),
    );
    return { ...head, ...sample };
  }
  const columns: readonly Pick<Column<never>, 'name' | 'type' | 'means' | 'optional'>[] = columnsFor<never>(
    COLUMNS[table] as readonly Column<never>[],
    level,
  );
  return {
    ...head,
    type: 'object',
    properties: Object.fromEntries(
      columns.map(({ name, type, means }) => [name, { ...JSON_TYPES[type], description: means }]),
    ),
    required: columns.flatMap(({ name, optional }) => (optional ? [] : [name])),
    additionalProperties: false,
  };
}
