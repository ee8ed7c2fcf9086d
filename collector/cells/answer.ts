/**
 * The answer to a question about the cells: a page of lines, or one sentence on what is wrong with the question. Its ETag is of its bytes
 * and of where it ends, so that a page that cannot change any more is never sent twice.
 */
import { createHash } from 'node:crypto';
import type { Reply } from '../server/gateway-link.ts';
import { problem } from '../server/problem.ts';
import type { CellIndex } from './cell-index.ts';
import { FORMS, formFor } from './forms.ts';
import { cursorOf, placeOf, readQuestion } from './question.ts';
import { CELLS_PATH, CURSOR_HEADER } from './wire.ts';

export interface CellsAsked {
  /** What stands behind `?`. */
  search: string;
  /** The header; empty where there is none. */
  accept: string;
}

const badRequest = (detail: string): Reply => problem(400, 'Bad Request', detail);

export async function answerCells(index: CellIndex, { search, accept }: CellsAsked): Promise<Reply> {
  const form = formFor(accept);
  if (!form)
    return problem(406, 'Not Acceptable', `accept: must be ${FORMS.map(({ media }) => media).join(', ')} or */*.`);
  const question = readQuestion(search);
  if (typeof question === 'string') return badRequest(question);
  const place = placeOf(question, index.id);
  if (typeof place === 'string') return badRequest(place);
  const { lines, after, more } = await index.page(question, place);
  const body = form.bodyOf(lines);
  const cursor = cursorOf(question, index.id, after);
  const etag = createHash('sha256').update(body).update(cursor).update(String(more)).digest('base64url').slice(0, 27);
  return {
    status: 200,
    type: form.type,
    body,
    etag: `"${etag}"`,
    headers: { [CURSOR_HEADER]: cursor, ...(more && { link: `<${nextOf(search, cursor)}>; rel="next"` }) },
  };
}

function nextOf(search: string, cursor: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set('cursor', cursor);
  return `${CELLS_PATH}?${parameters}`;
}
