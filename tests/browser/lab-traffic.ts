/** What reached the lab, as lines a person can read: every name asked for, every connection, request and datagram. */
import { CHROMIUM_OWN_NAMES } from '../lab/chromium.ts';
import { clock, type LabRecord, recordsOf } from '../lab/records.ts';
import type { Session } from './session.ts';

export interface Traffic {
  /** To names of the catalogue, in whatever way. */
  ours: string[];
  /** The browser's own services: names that are not of the catalogue, and Chromium's probe of its resolver. */
  own: string[];
}

const HELLO_MS = 1_000;

/** @param from records before this index are left out */
export function traffic({ browser, lab }: Session, from = 0): Traffic {
  const records: readonly LabRecord[] = lab.records.slice(from);
  const result: Traffic = { ours: [], own: [] };
  for (const { name, query, known } of recordsOf(records, 'dns')) {
    // Only the question: a connection to one of these names would be ours all the same.
    const probe = browser === 'chromium' && CHROMIUM_OWN_NAMES.includes(name);
    (known && !probe ? result.ours : result.own).push(`name ${name} ${query}`);
  }
  for (const { host, known, openedAt } of recordsOf(records, 'connection')) {
    // Its hello may be on the way still.
    if (host === null && clock() - openedAt < HELLO_MS) continue;
    (known || host === null ? result.ours : result.own).push(`connection ${host ?? 'without a word'}`);
  }
  for (const { host, path } of recordsOf(records, 'request')) result.ours.push(`request ${host}${path}`);
  for (const { host, path } of recordsOf(records, 'websocket')) result.ours.push(`websocket ${host}${path}`);
  for (const { server } of recordsOf(records, 'stun')) result.ours.push(`datagram ${server}`);
  return { ours: result.ours, own: [...new Set(result.own)].sort() };
}
