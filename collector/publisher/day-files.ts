/** The files of a day: CSV, Parquet, and once for all of them the JSON Schema of a line. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import { COLUMNS, dayRows, type Value } from './day-columns.ts';

/** RFC 4180: quoted where it must be. */
function field(value: Value): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvOf(cells: readonly PublishedCell[]): string {
  const lines = dayRows(cells).map((row) => COLUMNS.map((column) => field(column.of(row))).join(','));
  return `${[COLUMNS.map(({ name }) => name).join(','), ...lines].join('\r\n')}\r\n`;
}

export function parquetOf(cells: readonly PublishedCell[]): Uint8Array {
  const rows = dayRows(cells);
  const columnData = COLUMNS.map((column) => ({
    name: column.name,
    data: rows.map((row) => column.of(row)),
    type: column.type === 'integer' ? ('INT32' as const) : ('STRING' as const),
    nullable: true,
  }));
  // AS numbers have 32 bits without a sign: as INT32 those above two thousand million would be negative.
  const asn = columnData.find(({ name }) => name === 'asn');
  const wide = asn && { ...asn, type: 'INT64' as const, data: asn.data.map((value) => BigInt(value ?? 0)) };
  const columns = columnData.map((column) => (column.name === 'asn' && wide ? wide : column));
  return new Uint8Array(parquetWriteBuffer({ columnData: columns }));
}

/** Of one line as an object (JSON Schema 2020-12). */
export function schemaOf(): string {
  const properties = Object.fromEntries(
    COLUMNS.map(({ name, type, means }) => [name, { type: [type, 'null'], description: means }]),
  );
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A line of the daily files',
    type: 'object',
    properties,
    required: COLUMNS.map(({ name }) => name),
    additionalProperties: false,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
