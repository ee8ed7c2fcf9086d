/** So many rounds in a row above a multiple of the usual: the simplest rule there is, and the one to beat. */
import type { Detector } from './detector.ts';

function inARow(id: string, title: string, times: number, published: number): Detector {
  return {
    id,
    title,
    published,
    tried: [1, 2, 3, 4, 5, 6, 7, 8],
    start(rounds) {
      let run = 0;
      return {
        step({ excess }) {
          run = excess > Math.log(times) ? run + 1 : 0;
          return run >= rounds;
        },
      };
    },
  };
}

export const single = inARow('single', 'one over twice the median', 2, 1);
export const threeInARow = inARow('three-in-a-row', 'three in a row over 1.5 times', 1.5, 3);
