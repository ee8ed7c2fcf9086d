/** What the gateway answers over HTTP. Only a durable ballot, or a refusal that is final, is a 200; the rest is for the relay to see. */
import { KEY_PROBLEM, RESPONSE_TYPE } from '../../src/report/wire.ts';
import type { Reply } from '../server/gateway-link.ts';
import { problem } from '../server/problem.ts';
import type { Outcome } from './accept.ts';

const RETRY_SECONDS = { full: 300, busy: 30 } as const;

export function replyOf(outcome: Outcome): Reply {
  switch (outcome.kind) {
    case 'sealed':
      return { status: 200, type: RESPONSE_TYPE, body: outcome.body };
    case 'malformed':
      return problem(
        400,
        'Bad Request',
        'body: must be an Encapsulated Request of RFC 9458 in a suite that this gateway speaks.',
      );
    case 'unknown-key':
      return problem(400, 'Unknown key', 'body: was not sealed to a key of this gateway.', { type: KEY_PROBLEM });
    case 'unavailable': {
      const why = outcome.reason === 'full' ? 'The disk is full.' : 'The database does not answer.';
      return problem(503, 'Service Unavailable', `${why} Nothing was stored.`, {
        retryAfter: RETRY_SECONDS[outcome.reason],
      });
    }
  }
}
