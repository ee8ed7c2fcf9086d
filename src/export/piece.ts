/** A piece of a file on its way out. */
export type Piece = string | Uint8Array<ArrayBuffer>;

/** About so long is a text before it is handed on: as one of megabytes it would be copied twice and stay in the heap for long. */
export const PIECE_UNITS = 64_000;
