/** Lines of published cells as NDJSON, CSV or Parquet, and the JSON Schema of one. The same lines give the same bytes. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { COLUMNS, type ColumnType, type Line, type Value } from './day-columns.ts';

const NAMES = COLUMNS.map(({ name }) => name);

/** RFC 4180: quoted where it must be. */
function field(value: Value): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvOf(lines: readonly Line[]): string {
  return `${[NAMES.join(','), ...lines.map((line) => line.map(field).join(','))].join('\r\n')}\r\n`;
}

export function ndjsonOf(lines: readonly Line[]): string {
  return lines
    .map((line) => `${JSON.stringify(Object.fromEntries(NAMES.map((name, i) => [name, line[i] ?? null])))}\n`)
    .join('');
}

const PARQUET = { string: 'STRING', integer: 'INT32', wide: 'INT64', time: 'TIMESTAMP' } as const;

function stored(type: ColumnType, value: Value): unknown {
  if (value === null) return null;
  if (type === 'wide') return BigInt(value);
  return type === 'time' ? new Date(value) : value;
}

export function parquetOf(lines: readonly Line[]): Uint8Array {
  const columnData = COLUMNS.map(({ name, type }, i) => ({
    name,
    data: lines.map((line) => stored(type, line[i] ?? null)),
    type: PARQUET[type],
    nullable: true,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

const JSON_TYPES = { string: 'string', integer: 'integer', wide: 'integer', time: 'string' } as const;

/** Of one line as an object (JSON Schema 2020-12). */
export function schemaOf(): string {
  const properties = Object.fromEntries(
    COLUMNS.map(({ name, type, means }) => [name, { type: [JSON_TYPES[type], 'null'], description: means }]),
  );
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A line of the published cells',
    type: 'object',
    properties,
    required: NAMES,
    additionalProperties: false,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
