/** Names of the cells' API on the wire, and what it is limited to. */

export const CELLS_PATH = '/v1/cells';
/** Where to go on, also behind the last page: what is published later comes after it. */
export const CURSOR_HEADER = 'tailback-cursor';
/** Questions a minute from one part of a network (/24, /40). */
export const MOST_QUESTIONS = 240;
/** Questions that may wait for the index at once, of everybody. */
export const MOST_WAITING = 64;
/** Of what stands behind `?`. */
export const MOST_SEARCH = 2_000;
