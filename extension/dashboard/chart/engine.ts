/** Draws a spec with uPlot. Loaded when the first chart is shown: whoever only reads the sentence above need not wait for it. */
import uPlot from 'uplot';
import { DAY_S, formatValue, onCanvas, timeValues } from './axes.ts';
import { LOOKS } from './looks.ts';
import { drawFailures, drawMarkers, drawShadeLabels, drawShades } from './marks.ts';
import { patternFill } from './patterns.ts';
import type { Spec } from './spec.ts';
import type { Theme } from './theme.ts';

export interface Size {
  width: number;
  height: number;
}

export interface Heard {
  /** The pointer moved to a bucket, or away. */
  cursor?: (index: number | null) => void;
  /** It has been drawn, or drawn anew. */
  drawn?: () => void;
}

export interface Drawn {
  canvas: HTMLCanvasElement;
  resize(size: Size): void;
  /** Shows the cursor at a bucket, or nowhere. */
  point(index: number | null): void;
  destroy(): void;
}

const middle = ({ from, to }: { from: number; to: number }): number => (from + to) / 2000;

function seriesOf(spec: Spec, theme: Theme): uPlot.Series[] {
  const scale = theme.fontPx / 12;
  return spec.lines.map(({ look, label, points }) => {
    const { token, dash, width } = LOOKS[look];
    return {
      label,
      stroke: theme.of(token),
      width: points ? 0 : width * scale,
      dash: dash.map((d) => d * scale),
      points: { show: false },
    };
  });
}

function bandsOf(spec: Spec, theme: Theme): uPlot.Band[] {
  return spec.fills.flatMap(({ upper, lower, look }) => {
    if (lower === null) return [];
    const { token, pattern } = LOOKS[look];
    const fill = (u: uPlot): CanvasPattern | string =>
      patternFill(u.ctx, pattern, theme.of(token), uPlot.pxRatio, look === 'usual' ? 0.1 : 0.2);
    return [{ series: [upper + 1, lower + 1], fill }];
  });
}

function withFloor(spec: Spec, theme: Theme, series: uPlot.Series[]): uPlot.Series[] {
  for (const { upper, lower, look } of spec.fills) {
    const line = lower === null ? series[upper] : undefined;
    const { token, pattern } = LOOKS[look];
    if (line) line.fill = (u) => patternFill(u.ctx, pattern, theme.of(token), uPlot.pxRatio, 0.2);
  }
  return series;
}

/** CSS px of the longest value: units are long words in some languages, and a small page has no room to waste. */
function widest({ ctx }: uPlot, values: readonly string[] | null, font: string): number {
  ctx.save();
  ctx.font = font;
  const width = Math.max(16, ...(values ?? []).map((value) => ctx.measureText(value).width));
  ctx.restore();
  return Math.ceil(width);
}

/** Half a date: the label of a moment at the very edge is not cut there, where "27 Nov" would read as "7". */
function halfADate(u: uPlot, { range }: Spec, theme: Theme): number {
  const date = timeValues([range.from / 1000], DAY_S);
  return Math.ceil(widest(u, date, `${theme.fontPx}px ${theme.font}`) / 2);
}

function axesOf(spec: Spec, theme: Theme): uPlot.Axis[] {
  const font = `${theme.fontPx}px ${theme.font}`;
  const look = {
    stroke: theme.quiet,
    font,
    grid: { stroke: theme.rule, width: 1 },
    ticks: { stroke: theme.rule, width: 1 },
  };
  const scale = theme.fontPx / 12;
  return [
    {
      ...look,
      space: 64 * scale,
      size: 28 * scale,
      values: (_u, splits, _i, _space, step) => timeValues(splits, step).map(onCanvas),
    },
    {
      ...look,
      side: theme.rtl ? 1 : 3,
      size: (u, values) => widest(u, values, font) + 14 * scale,
      space: 32 * scale,
      values: (_u, splits) => splits.map((value) => onCanvas(formatValue(value, spec.unit))),
    },
  ];
}

export function draw(root: HTMLElement, spec: Spec, size: Size, theme: Theme, heard: Heard = {}): Drawn {
  const ratio = (): number => uPlot.pxRatio;
  let told: number | null = null;
  const u = new uPlot(
    {
      ...size,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: {
        x: { time: true, range: () => [spec.range.from / 1000, spec.range.to / 1000] },
        y: { range: () => [0, spec.top] },
      },
      padding: [
        8,
        (self) => (theme.rtl ? 0 : halfADate(self, spec, theme)),
        0,
        (self) => (theme.rtl ? halfADate(self, spec, theme) : 0),
      ],
      series: [{}, ...withFloor(spec, theme, seriesOf(spec, theme))],
      bands: bandsOf(spec, theme),
      axes: axesOf(spec, theme),
      hooks: {
        drawClear: [
          (self) => {
            self.ctx.fillStyle = theme.ground;
            self.ctx.fillRect(0, 0, self.ctx.canvas.width, self.ctx.canvas.height);
            drawShades(self, spec, theme, ratio());
          },
        ],
        draw: [
          (self) => {
            drawMarkers(self, spec, theme, ratio());
            drawFailures(self, spec, theme, ratio());
            drawShadeLabels(self, spec, theme, ratio());
            heard.drawn?.();
          },
        ],
        setCursor: [
          (self) => {
            const index = self.cursor.idx ?? null;
            if (index !== told) heard.cursor?.(index);
            told = index;
          },
        ],
      },
    },
    [spec.buckets.map(middle), ...spec.lines.map((line) => [...line.values])],
    root,
  );
  return {
    canvas: u.ctx.canvas,
    resize: (next) => u.setSize(next),
    point(index) {
      const bucket = index === null ? undefined : spec.buckets[index];
      told = bucket ? index : null;
      const left = bucket ? u.valToPos(middle(bucket), 'x') : -10;
      u.setCursor({ left, top: bucket ? 1 : -10 }, false);
    },
    destroy: () => u.destroy(),
  };
}
