/**
 * What the gateway's processes say to each other. One owns database, keys and chores; the others open reports. Ballots go in
 * groups, so that a message is made for many of them.
 */
import type { CellsAsked } from '../cells/answer.ts';
import type { Reply } from '../server/gateway-link.ts';
import type { Observed } from '../server/observed.ts';
import type { Ballot } from '../storage/ballot.ts';
import type { Fate, StorageProblem } from '../storage/storage.ts';

export type FromOpener =
  /** It listens for messages now: what was said before would be lost. */
  | { kind: 'awake' }
  | { kind: 'append'; id: number; ballots: readonly Ballot[] }
  | { kind: 'ping'; id: number }
  | { kind: 'cells'; id: number; asked: CellsAsked }
  | { kind: 'observed'; list: readonly Observed[] }
  | { kind: 'listening'; url: string }
  | { kind: 'failed'; message: string };

export type ToOpener =
  | { kind: 'keys'; ring: string; manifest: Uint8Array }
  | { kind: 'fates'; id: number; fates: readonly Fate[] }
  | { kind: 'page'; id: number; page: Reply }
  | { kind: 'refused'; id: number; problem: StorageProblem; message: string }
  | { kind: 'stop' };
