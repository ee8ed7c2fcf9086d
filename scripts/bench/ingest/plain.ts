/** The form of a report without a seal, which exists in the bench alone: an id in place of the encapsulated key, then the message. */
import { randomBytes } from 'node:crypto';

export const PLAIN_ID_BYTES = 32;

export function plainBody(message: Uint8Array): Buffer {
  return Buffer.concat([randomBytes(PLAIN_ID_BYTES), message]);
}
