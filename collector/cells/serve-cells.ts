/** Cells: the index and its answers, as they are called in a thread of their own (worker.ts, start-cells.ts). */
import type { Reply } from '../server/gateway-link.ts';
import { answerCells, type CellsAsked } from './answer.ts';
import { CellIndex } from './cell-index.ts';

export interface Cells {
  answer(asked: CellsAsked): Promise<Reply>;
  /** Takes in what was published since. @returns names of files that cannot be read */
  takeIn(): Promise<string[]>;
  close(): Promise<void>;
}

export interface CellsOptions {
  /** Of the index. */
  path: string;
  /** The public one, which is all that is read. */
  folder: string;
}

export async function serveCells({ path, folder }: CellsOptions): Promise<Cells> {
  const index = await CellIndex.open(path, folder);
  return {
    answer: (asked) => answerCells(index, asked),
    takeIn: () => index.takeIn(),
    close: async () => index.close(),
  };
}
