/** Versions of ClickHouse: 20.9 is before 20.10, so that they are compared part by part. */
import { type Client, rowsOf } from './shards.ts';

/** Year and month, roughly: 18.16, 26.7. What follows never mattered to us. */
export type Version = readonly [major: number, minor: number];

/** What cannot be read is old: the oldest dialect works everywhere. */
export function readVersion(text: string): Version {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(text) ?? [];
  return [Number(major ?? 0), Number(minor ?? 0)];
}

export const isAtLeast = ([major, minor]: Version, [thanMajor, thanMinor]: Version): boolean =>
  major > thanMajor || (major === thanMajor && minor >= thanMinor);

export async function versionOf(client: Client): Promise<Version> {
  const [row] = await rowsOf<{ version: string }>(client, 'SELECT version() AS version');
  return readVersion(row?.version ?? '');
}

/** Shards may be upgraded one after the other: what one of them does not know is asked of none. */
export const oldestOf = (versions: readonly Version[]): Version =>
  versions.reduce((oldest, version) => (isAtLeast(version, oldest) ? oldest : version), [
    Number.POSITIVE_INFINITY,
    0,
  ] as Version);
