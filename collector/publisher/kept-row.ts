/**
 * Kept rows: what stays of a cell when its tags are gone. Only cells with five networks or more are kept by name; from these
 * rows windows are published when they end, and the alert log can be made again. They are never published themselves.
 */
import type { Cell } from '../../src/crowd/cell.ts';
import type { KeptHour } from '../../src/crowd/window.ts';
import type { CellRow } from '../storage/storage.ts';
import { HOUR_MS } from './cells-of.ts';

/** `kept`: one provider. `small`: all too small ones of a country, for the decisions. `rest`: all that are published together. */
export type KeptKind = 'kept' | 'small' | 'rest';
export const isKept = ({ kind }: CellRow): boolean => kind === 'kept' || kind === 'small' || kind === 'rest';

export type Said = Pick<KeptHour, 'total' | 'bad' | 'label' | 'worst' | 'grade'>;
type Body = Said & Pick<Cell, 'tags' | 'versions' | 'sums'>;

export function keptRow(kind: KeptKind, cell: Cell, said: Said): CellRow {
  const { country, asn, service, tags, versions, sums } = cell;
  const body: Body = { ...said, tags, versions, sums };
  return { hour: cell.hour / HOUR_MS, country, asn, service, kind, body: JSON.stringify(body) };
}

const bodyOf = (row: CellRow): Body => JSON.parse(row.body) as Body;
const placeOf = ({ country, asn, service, hour }: CellRow) => ({ hour: hour * HOUR_MS, country, asn, service });

export function cellOfRow(row: CellRow): Cell {
  const { tags, versions, sums } = bodyOf(row);
  return { ...placeOf(row), tags, versions, sums };
}

export function keptHourOf(row: CellRow): KeptHour {
  const { total, bad, label, worst, grade, sums } = bodyOf(row);
  return { ...placeOf(row), total, bad, label, worst, grade, sums };
}
