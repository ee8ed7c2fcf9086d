/** Where nothing lies: a page for a person in a browser, Problem Details for everybody else. */
import { isFolderName, notFoundPage } from '../page/not-found-page.ts';
import type { Reply } from './gateway-link.ts';
import { problem } from './problem.ts';

/** What programs ask for, whatever they say they accept. */
const FOR_PROGRAMS = /^\/v\d+(\/|$)/;
/** Of folders in an address; each lengthens every link of the page. */
const DEEPEST = 8;
/** What is not there now may come: nobody is to keep this. */
const HEADERS = { vary: 'accept', 'cache-control': 'no-cache' };

/** By name: programs that take anything (a star) do not ask for a page. RFC 9110 section 12.5.1: a weight of 0 is no. */
export const asksForPage = (accept = ''): boolean =>
  accept.split(',').some((part) => /^\s*(text\/html|application\/xhtml\+xml)\s*(;|$)/i.test(part) && !NONE.test(part));
const NONE = /;\s*q=0(\.0*)?\s*(;|$)/i;

/** @param path as asked, with its first slash */
export function notFound(path: string, accept: string | undefined): Reply {
  const asked = path.slice(1);
  if (!asksForPage(accept) || FOR_PROGRAMS.test(path) || asked.split('/').length > DEEPEST + 1)
    return { ...problem(404, 'Not Found', 'path: there is nothing here.'), headers: HEADERS };
  if (isFolderName(asked))
    return { status: 308, type: 'text/plain', body: '', headers: { ...HEADERS, location: `${asked}/` } };
  return { status: 404, type: 'text/html; charset=utf-8', body: notFoundPage(asked), headers: HEADERS };
}
