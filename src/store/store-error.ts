/**
 * Why the store could not do what it was asked. The message is one sentence that a person can act on.
 * - newer: the data were written by a newer version of the software;
 * - unavailable: the browser gives no database (private window, damaged profile);
 * - full: no room, and nothing is left that may make room.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly reason: 'newer' | 'unavailable' | 'full';

  constructor(reason: StoreError['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/** The name of a DOMException or error, whatever realm it comes from. */
export function errorName(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}

/** Chromium raises it as a class of its own, Firefox as a DOMException: only the name is common to both. */
export function isQuotaError(error: unknown): boolean {
  return errorName(error) === 'QuotaExceededError';
}
