/**
 * The publisher's state on the disk. It saves a replay and is no truth: where it is missing or of another version, it is made
 * anew from the kept rows.
 */
import { existsSync, readFileSync } from 'node:fs';
import { stateFromJson, stateToJson } from '../../src/crowd/state.ts';
import { writeWhole } from '../keys/write-whole.ts';
import type { PublisherState } from './close-hour.ts';

/** Rises whenever the state's form or the decisions change. */
const STATE_VERSION = 1;

export function writeState(path: string, { crowd, first, full }: PublisherState): void {
  const places = [...full].map(([key, days]) => [key, [...days]]);
  const text = JSON.stringify({ version: STATE_VERSION, first, full: places, crowd: stateToJson(crowd) });
  writeWhole(path, text, 0o600);
}

export function readState(path: string): PublisherState | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const { version, first, full, crowd } = JSON.parse(readFileSync(path, 'utf8'));
    if (version !== STATE_VERSION) return undefined;
    const places = full.map(([key, days]: [string, [number, number][]]) => [key, new Map(days)]);
    return { first, full: new Map(places), crowd: stateFromJson(crowd) };
  } catch {
    return undefined;
  }
}
