/** Forms in which cells are answered, by Accept (RFC 9110 section 12.5.1); the first where nothing is asked for. */
import type { Line } from '../publisher/day-columns.ts';
import { csvOf, ndjsonOf, parquetOf } from '../publisher/line-files.ts';

export interface Form {
  /** As Accept names it. */
  media: string;
  /** As the answer says it. */
  type: string;
  bodyOf(lines: readonly Line[]): string | Uint8Array;
}

export const FORMS: readonly Form[] = [
  { media: 'application/x-ndjson', type: 'application/x-ndjson; charset=utf-8', bodyOf: ndjsonOf },
  { media: 'text/csv', type: 'text/csv; charset=utf-8; header=present', bodyOf: csvOf },
  { media: 'application/vnd.apache.parquet', type: 'application/vnd.apache.parquet', bodyOf: parquetOf },
];

/** How far a form is wanted by a part of Accept: how exactly it is named, and its q. */
function wanted({ media }: Form, part: string): { exact: number; q: number } | undefined {
  const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
  const exact = ['*/*', `${media.split('/')[0]}/*`, media].indexOf(name);
  if (exact < 0) return undefined;
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { exact, q: q === undefined ? 1 : Number(q) || 0 };
}

/** The one wanted most, of equals the first of ours; undefined where none is. */
export function formFor(accept: string): Form | undefined {
  const parts = accept.trim() === '' ? ['*/*'] : accept.split(',');
  const scored = FORMS.map((form) => {
    const matches = parts.flatMap((part) => wanted(form, part) ?? []);
    // The most exact part decides: `text/csv;q=0, */*` wants anything but CSV.
    const [best] = matches.sort((a, b) => b.exact - a.exact);
    return { form, q: best?.q ?? 0 };
  });
  const most = Math.max(...scored.map(({ q }) => q));
  return most > 0 ? scored.find(({ q }) => q === most)?.form : undefined;
}
