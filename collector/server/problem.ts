/** Answers that are no success: Problem Details (RFC 9457), with a sentence that names what is wrong. */
import type { Reply } from './gateway-link.ts';

export const PROBLEM_TYPE = 'application/problem+json';

export function problem(
  status: number,
  title: string,
  detail: string,
  more: { type?: string; retryAfter?: number } = {},
): Reply {
  const { type = 'about:blank', retryAfter } = more;
  return {
    status,
    type: PROBLEM_TYPE,
    body: JSON.stringify({ type, title, status, detail }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}
