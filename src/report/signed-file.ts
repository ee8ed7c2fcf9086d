/**
 * A signed file: one line `tailback-signed-1 <kind> <signature>`, then the content as it is. Content and signature
 * arrive in one piece, so that no mirror serves an old one with a new other. Ed25519 (RFC 8032) over kind and content: a
 * signature for one kind is none for another.
 */
import { verifyAsync } from '@noble/ed25519';
import { bytesOf, textOf } from './base64url.ts';

const MARK = 'tailback-signed-1';
const LONGEST_LINE = 200;
const encoder = new TextEncoder();

export type SignedKind = 'manifest' | 'bundle' | 'targets';

/** What is signed. */
export function signedMessage(kind: SignedKind, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = encoder.encode(`${MARK} ${kind}\n`);
  const message = new Uint8Array(head.length + content.length);
  message.set(head);
  message.set(content, head.length);
  return message;
}

/** @param signature of `signedMessage(kind, content)`, 64 bytes */
export function writeSigned(kind: SignedKind, content: Uint8Array, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = encoder.encode(`${MARK} ${kind} ${textOf(signature)}\n`);
  const file = new Uint8Array(head.length + content.length);
  file.set(head);
  file.set(content, head.length);
  return file;
}

/** The content, or undefined where the file is not of this kind or not signed with one of the keys (32 bytes each). */
export async function readSigned(
  kind: SignedKind,
  file: Uint8Array,
  keys: readonly Uint8Array[],
): Promise<Uint8Array | undefined> {
  const end = file.subarray(0, LONGEST_LINE).indexOf(0x0a);
  const [mark, written, signature, ...more] = new TextDecoder().decode(file.subarray(0, Math.max(end, 0))).split(' ');
  if (mark !== MARK || written !== kind || more.length > 0) return undefined;
  const bytes = bytesOf(signature ?? '');
  // The last letter has bits that mean nothing (RFC 4648, 3.5): of the ways to write a signature one is taken.
  if (bytes?.length !== 64 || textOf(bytes) !== signature) return undefined;
  const content = file.subarray(end + 1);
  const message = signedMessage(kind, content);
  for (const key of keys) {
    // Strict verification: of the two rules of RFC 8032 the one without a cofactor, as OpenSSL and browsers have it.
    const good = await verifyAsync(bytes, message, key, { zip215: false }).catch(() => false);
    if (good) return content;
  }
  return undefined;
}
