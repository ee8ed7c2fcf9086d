/**
 * Reports on their way: what waits, and what became of those that do not wait any more. The report itself is `unknown` here:
 * whoever sends it parses it, since another version of the software may have made it.
 */

export interface QueuedReport {
  /** Start of the measured hour, UTC ms. */
  hour: number;
  service: string;
  /** Local key of the line it was measured on; it stays here. */
  network: string;
  /** UTC ms before which it is not sent. */
  dueAt: number;
  /** How often its time passed without a chance to send it. */
  held: number;
  report: unknown;
  /** Sealed at the first try and sent again as it is, so that the gateway counts it once. */
  sealed?: {
    body: Uint8Array<ArrayBuffer>;
    enc: Uint8Array<ArrayBuffer>;
    secret: Uint8Array<ArrayBuffer>;
    /** The gateway's public key; absent of what an older version of the extension sealed. */
    key?: Uint8Array<ArrayBuffer>;
  };
}

export type QueuedKey = [hour: number, service: string, network: string];

export function queuedKey({ hour, service, network }: QueuedReport): QueuedKey {
  return [hour, service, network];
}

export interface SentReport {
  /** UTC ms at which it left the queue. */
  at: number;
  hour: number;
  service: string;
  /** The gateway's word, or why it was given up. */
  result: 'counted' | 'history' | 'known' | 'refused' | 'dropped';
  /** Of a refusal the gateway's reason, of a dropped one ours. */
  reason?: string;
  /** Host of the relay that carried it; absent where none did. */
  relay?: string;
  /** Bytes that left, sealed. */
  bytes?: number;
  report: unknown;
}
