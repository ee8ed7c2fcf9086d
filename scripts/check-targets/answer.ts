/** What an endpoint answered, before anybody compares it with what was expected. A failing endpoint is a value here. */

export type Stage = 'resolve' | 'connect' | 'tls' | 'answer';

export interface Answer {
  /** How far it came; `answer` means that something was heard. */
  stage: Stage;
  /** Why it came no further, in a few words; absent when it answered. */
  failure?: string;
  address?: string;
  /** Absent without TLS. The reason is OpenSSL's or Node's own name of the problem, whose authority is unknown or not. */
  certificate?: { trusted: boolean; reason?: string; unknownAuthority?: boolean };
  status?: number;
  location?: string;
  /** Body bytes seen; reading stops at `READ_BYTES`. */
  bytes?: number;
  encoding?: string;
  ms: number;
}

/** Enough to say that a transfer of the largest size planned will find its bytes. */
export const READ_BYTES = 262_144;
