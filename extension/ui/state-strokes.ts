/** The icon set of states, as paths: drawn for this project. A point is a line of a tenth, with round ends. */
import type { Shape } from './state-look.ts';

/** Strokes on a grid of 16 by 16. */
export const STROKES: Readonly<Record<Shape, string>> = {
  check: 'M2.5 8.5 6.5 12.5 13.5 4',
  triangle: 'M8 2.5 14.5 13.5H1.5ZM8 6.5V9.5M8 11.5V11.6',
  hourglass: 'M3.5 2H12.5M3.5 14H12.5M4.5 2 8 8 4.5 14M11.5 2 8 8 11.5 14',
  stop: 'M8 1.5A6.5 6.5 0 1 0 8 14.5 6.5 6.5 0 1 0 8 1.5ZM4.5 8H11.5',
  cross: 'M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5',
  server: 'M2.5 2.5H13.5V7H2.5ZM2.5 9H13.5V13.5H2.5ZM5 4.75H5.1M5 11.25H5.1',
  house: 'M1.5 8.5 8 2.5 14.5 8.5M3.5 7V13.5H12.5V7',
  border: 'M6.5 2.5A5.5 5.5 0 0 0 6.5 13.5ZM10.5 2V4M10.5 7V9M10.5 12V14',
  door: 'M4 14V2H12V14M1.5 14H14.5M9.5 8V8.1',
  gap: 'M1.5 8H5M11 8H14.5M6 4.5V11.5M10 4.5V11.5',
  dots: 'M3 8H3.1M8 8H8.1M13 8H13.1',
  bars: 'M5.5 3V13M10.5 3V13',
  question: 'M5 5.5A3 3 0 1 1 9.5 8C8.5 8.6 8 9 8 10M8 13V13.1',
};
