/** What can be chosen of an export. The ids are what the page, the command line and the files themselves say. */

/** full: the person's own copy, addresses included. shareable: made to be handed on (docs/privacy.md). */
export const LEVELS = ['full', 'shareable'] as const;
export type Level = (typeof LEVELS)[number];

export const TABLES = ['samples', 'rounds', 'events', 'verdicts'] as const;
export type TableId = (typeof TABLES)[number];

/**
 * `zip`: every table in the three formats before it, with what a reader needs to understand them. `ooni`: samples in the form of
 * OONI's measurements (docs/research/ooni.md), which cannot be imported again.
 */
export const FORMATS = ['ndjson', 'csv', 'parquet', 'zip', 'ooni'] as const;
export type Format = (typeof FORMATS)[number];

export interface ExportChoice {
  /** UTC ms: from inclusive, to exclusive; absent: the beginning, the end. */
  from?: number | undefined;
  to?: number | undefined;
  /** Service ids; absent: all. Controls always come along, since a service is judged beside them. */
  services?: readonly string[] | undefined;
  level: Level;
  format: Format;
  /** Of no account in a zip, which has them all, and in OONI's form, which is of samples. */
  table: TableId;
}
