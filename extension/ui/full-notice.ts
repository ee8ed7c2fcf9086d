/** That the disk is full, as a notice: it could not be stored among the others. */
import type { Notice } from '../../src/store/index.ts';

export const fullNotice = (at: number | undefined): Notice[] =>
  at === undefined ? [] : [{ kind: 'full', firstAt: at, at, times: 1, params: {} }];
