/** The speed part of docs/evaluation.md. */
import type { Speed } from '../parts/speed.ts';
import { bars, number } from './markdown.ts';
import type { Page } from './page.ts';

export function speedPage({ samples, whole, step, machine }: Speed): Page {
  const ms = (t: Speed['whole']): string => `median ${number(t.median)} ms, worst of ${t.runs} ${number(t.worst)} ms`;
  const rows = bars([
    {
      figure: `judging 90 days of 12 services (${samples} samples) at once`,
      bar: 'at most 500 ms',
      measured: ms(whole),
      basis: machine,
      met: whole.worst <= 500 ? 'yes' : whole.median <= 500 ? 'not shown' : 'no',
    },
    {
      figure: 'the incremental step after a round (`judgeKnown`)',
      bar: 'at most 60 ms',
      measured: ms(step),
      basis: machine,
      met: step.worst <= 60 ? 'yes' : step.median <= 60 ? 'not shown' : 'no',
    },
  ]);
  return {
    text: `${rows}\n\nThe worst run counts, the first and cold one among them, on one core with other work beside it.\n`,
    plots: {},
  };
}
