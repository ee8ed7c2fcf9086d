/** The look of each line: token of its colour, dash, width, marker, pattern of its area. One line per look. */
import type { Look } from './spec.ts';

export type Marker = 'circle' | 'square' | 'triangle' | 'diamond';
export type Pattern = 'plain' | 'rising' | 'falling' | 'dots' | 'cross';

export interface Style {
  /** Custom property of chart.css. */
  token: `--chart-${string}`;
  dash: readonly number[];
  width: number;
  marker?: Marker;
  pattern: Pattern;
}

export const LOOKS: Readonly<Record<Look, Style>> = {
  middle: { token: '--chart-main', dash: [], width: 2, pattern: 'plain' },
  upper: { token: '--chart-main', dash: [2, 3], width: 1.25, pattern: 'plain' },
  usual: { token: '--chart-usual', dash: [6, 3], width: 1, pattern: 'rising' },
  others: { token: '--chart-others', dash: [9, 5], width: 1.5, marker: 'square', pattern: 'plain' },
  udp: { token: '--chart-main', dash: [], width: 2, marker: 'circle', pattern: 'dots' },
  'phase-0': { token: '--chart-a', dash: [], width: 1.5, pattern: 'plain' },
  'phase-1': { token: '--chart-b', dash: [6, 3], width: 1.5, pattern: 'rising' },
  'phase-2': { token: '--chart-c', dash: [2, 2], width: 1.5, pattern: 'dots' },
  'phase-3': { token: '--chart-main', dash: [], width: 1.5, pattern: 'falling' },
  'phase-4': { token: '--chart-d', dash: [9, 3, 2, 3], width: 1.5, pattern: 'cross' },
  'service-0': { token: '--chart-main', dash: [], width: 2, marker: 'circle', pattern: 'plain' },
  'service-1': { token: '--chart-b', dash: [8, 4], width: 2, marker: 'square', pattern: 'plain' },
  'service-2': { token: '--chart-d', dash: [2, 3], width: 2, marker: 'triangle', pattern: 'plain' },
  'service-3': { token: '--chart-c', dash: [10, 3, 2, 3], width: 2, marker: 'diamond', pattern: 'plain' },
};
