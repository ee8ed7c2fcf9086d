/** Whether an answer is what the catalogue expects, and if not, what to correct in it. */

import { provesReach, UNKNOWN_AUTHORITY } from '../../src/classify/private-ca.ts';
import { TRANSFER_BYTES } from '../../src/schedule/limits.ts';
import { addressOf } from '../../src/targets/address.ts';
import type { Endpoint } from '../../src/targets/target.ts';
import type { Answer } from './answer.ts';

export interface Comparison {
  /** What differs, each with what to correct; empty means it may get its check date. */
  problems: string[];
  /** Worth knowing, but no reason to correct anything. */
  notes: string[];
}

/** A transfer that ends before this says nothing about a freeze after 16 to 34 KB (technique D10). */
const USEFUL_BYTES = TRANSFER_BYTES;

const STAGE_WORDS: Readonly<Record<Answer['stage'], string>> = {
  resolve: 'does not resolve',
  connect: 'cannot be connected to',
  tls: 'fails in the TLS handshake',
  answer: 'does not answer',
};

function redirectProblem(endpoint: Endpoint, answer: Answer): string[] {
  if (answer.location === undefined || (answer.status ?? 0) < 300 || (answer.status ?? 0) > 399) return [];
  const from = addressOf(endpoint.url)?.host ?? '';
  const base = endpoint.url.replace(/^ws/, 'http');
  const to = URL.canParse(answer.location, base) ? new URL(answer.location, base).hostname : answer.location;
  if (endpoint.kind === 'transfer') return [`redirects to ${to}, which is not followed: correct url`];
  const known = [from, ...(endpoint.expect.redirectHosts ?? [])];
  if (known.some((host) => to === host || to.endsWith(`.${host}`))) return [];
  return [`redirects to ${to}: correct url, or add it to expect.redirectHosts`];
}

function bodyProblem(endpoint: Endpoint, answer: Answer): string[] {
  if (endpoint.kind !== 'transfer') return [];
  const least = endpoint.expect.minBytes ?? USEFUL_BYTES;
  const bytes = answer.bytes ?? 0;
  // Reading ends at 64 KB, and what is sent beyond them costs the person all the same (docs/methods/transfer.md).
  const whole = answer.status !== 206 && bytes > TRANSFER_BYTES;
  return [
    ...(whole ? [`ignores Range (status ${answer.status}) and sends on: choose an object that is answered 206`] : []),
    ...(bytes < least ? [`has ${bytes} bytes, fewer than ${least}: choose another object`] : []),
    ...(answer.encoding ? [`is compressed on the way (${answer.encoding}): choose another object`] : []),
  ];
}

export function compare(endpoint: Endpoint, answer: Answer): Comparison {
  const { expect, kind } = endpoint;
  const certificate = answer.certificate;
  const isPrivate = expect.certificate === 'private';
  if (certificate && !certificate.trusted) {
    const reason = certificate.reason ?? 'not trusted';
    const name = certificate.unknownAuthority ? UNKNOWN_AUTHORITY : '';
    if (provesReach(endpoint, name)) return { problems: [], notes: [`certificate ${reason}, as expected`] };
    if (isPrivate)
      return { problems: [`certificate ${reason}, of an authority that browsers know: correct url`], notes: [] };
    return { problems: [`certificate ${reason}: correct url, or say certificate: 'private'`], notes: [] };
  }
  if (answer.failure) return { problems: [`${STAGE_WORDS[answer.stage]} (${answer.failure})`], notes: [] };
  const problems = [
    ...(isPrivate ? ["certificate is a public one now: remove certificate: 'private'"] : []),
    ...redirectProblem(endpoint, answer),
  ];
  const { status } = answer;
  if (expect.statuses?.length && status !== undefined && !expect.statuses.includes(status)) {
    problems.push(`status ${status}, expected ${expect.statuses.join(' or ')}: correct url or expect.statuses`);
  } else {
    problems.push(...bodyProblem(endpoint, answer));
  }
  const notes = kind === 'websocket' && status !== 101 ? [`no upgrade (status ${status}), but reached`] : [];
  if (kind === 'transfer' && problems.length === 0 && expect.minBytes === undefined) {
    notes.push(`at least ${answer.bytes} bytes: expect.minBytes can be said now`);
  }
  return { problems, notes };
}
