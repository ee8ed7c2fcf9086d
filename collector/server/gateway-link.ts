/** What a relay needs of its gateway: in the same process (local-link.ts), or elsewhere (remote-link.ts). */
import type { CellsAsked } from '../cells/answer.ts';
import type { Envelope } from '../gateway/accept.ts';

export interface Reply {
  status: number;
  type: string;
  body: Uint8Array | string;
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
