/** A question about the cells out of a request: its parameters and the form it wants, and nothing of who asks. */
import type { FastifyRequest } from 'fastify';
import type { CellsAsked } from '../cells/answer.ts';

export function cellsAsked({ url, headers }: FastifyRequest): CellsAsked {
  const at = url.indexOf('?');
  return { search: at < 0 ? '' : url.slice(at + 1), accept: headers.accept ?? '' };
}
