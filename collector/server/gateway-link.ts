/** What a relay needs of its gateway: in the same process (local-link.ts), or elsewhere (remote-link.ts). */
import type { Readable } from 'node:stream';
import type { CellsAsked } from '../cells/answer.ts';
import type { Envelope } from '../gateway/accept.ts';

export interface Reply {
  status: number;
  type: string;
  /** Of a large file a stream: many may ask for it at once, and slowly. */
  body: Uint8Array | string | Readable;
  /** Length of a stream. */
  bytes?: number;
  /** Seconds. */
  retryAfter?: number;
  /** Of public files and cells. */
  etag?: string;
  /** More of them, names in small letters. */
  headers?: Readonly<Record<string, string>>;
}

export interface GatewayLink {
  report(envelope: Envelope): Promise<Reply>;
  /** A public file: the manifest, keys, what is published. Undefined where there is none. */
  file(path: string): Promise<Reply | undefined>;
  /** A page of published cells. */
  cells(asked: CellsAsked): Promise<Reply>;
  /** @throws where the gateway does not answer */
  ready(): Promise<void>;
  close(): Promise<void>;
}
