/** What uPlot does not draw by itself: stretches of events beneath the lines, failures and markers above them. */
import type uPlot from 'uplot';
import { LOOKS as STATE_LOOKS } from '../../ui/state-look.ts';
import { LOOKS, type Marker } from './looks.ts';
import { patternFill } from './patterns.ts';
import type { Shade, Spec } from './spec.ts';
import type { Theme } from './theme.ts';

const x = (u: uPlot, at: number): number => Math.round(u.valToPos(at / 1000, 'x', true));

/** From and to on the canvas; undefined where it is out of sight. */
function spanOf(u: uPlot, shade: Shade, ratio: number): [left: number, right: number] | undefined {
  const left = Math.max(u.bbox.left, x(u, shade.from));
  const right = Math.min(u.bbox.left + u.bbox.width, Math.max(left + 2 * ratio, x(u, shade.to)));
  return right > left ? [left, right] : undefined;
}

const toneOf = ({ state }: Shade) => STATE_LOOKS[state].tone;

function colourOf(shade: Shade, theme: Theme): string {
  const tone = toneOf(shade);
  return tone === 'bad' ? theme.bad : tone === 'warn' ? theme.warn : theme.quiet;
}

export function drawShades(u: uPlot, spec: Spec, theme: Theme, ratio: number): void {
  const { ctx, bbox } = u;
  ctx.save();
  for (const shade of spec.shades) {
    const span = spanOf(u, shade, ratio);
    if (!span) continue;
    const [left, right] = span;
    const colour = colourOf(shade, theme);
    ctx.fillStyle = patternFill(ctx, toneOf(shade) === 'bad' ? 'falling' : 'plain', colour, ratio, 0.12);
    ctx.globalAlpha = 0.55;
    ctx.fillRect(left, bbox.top, right - left, bbox.height);
    ctx.globalAlpha = 1;
    ctx.fillStyle = colour;
    ctx.fillRect(left, bbox.top, right - left, 3 * ratio);
  }
  ctx.restore();
}

/** Above the lines, with an edge of the ground's colour: grid and lines go through a word that lies beneath them. */
export function drawShadeLabels(u: uPlot, spec: Spec, theme: Theme, ratio: number): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.font = `600 ${theme.fontPx * 0.92 * ratio}px ${theme.font}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'top';
  ctx.lineWidth = 4 * ratio;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = theme.ground;
  for (const shade of spec.shades) {
    const span = spanOf(u, shade, ratio);
    if (!span || ctx.measureText(shade.label).width + 8 * ratio > span[1] - span[0]) continue;
    const at = [span[0] + 4 * ratio, bbox.top + 6 * ratio] as const;
    ctx.strokeText(shade.label, ...at);
    ctx.fillStyle = colourOf(shade, theme);
    ctx.fillText(shade.label, ...at);
  }
  ctx.restore();
}

/** Failures stand at the foot of the chart, where no line hides them. */
export function drawFailures(u: uPlot, spec: Spec, theme: Theme, ratio: number): void {
  const { ctx, bbox } = u;
  const size = (theme.fontPx / 12) * 3.5 * ratio;
  const y = bbox.top + bbox.height - size - 3 * ratio;
  ctx.save();
  ctx.lineWidth = 1.75 * ratio;
  for (const { index, kind } of spec.marks) {
    const bucket = spec.buckets[index];
    if (!bucket) continue;
    const at = x(u, (bucket.from + bucket.to) / 2);
    if (at < bbox.left || at > bbox.left + bbox.width) continue;
    ctx.strokeStyle = theme.bad;
    ctx.fillStyle = theme.ground;
    ctx.beginPath();
    if (kind === 'all') ctx.rect(at - size, y - size, 2 * size, 2 * size);
    ctx.moveTo(at - size, y - size);
    ctx.lineTo(at + size, y + size);
    ctx.moveTo(at + size, y - size);
    ctx.lineTo(at - size, y + size);
    if (kind === 'all') ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}

function path(ctx: CanvasRenderingContext2D, marker: Marker, cx: number, cy: number, r: number): void {
  ctx.beginPath();
  if (marker === 'circle') ctx.arc(cx, cy, r, 0, 2 * Math.PI);
  else if (marker === 'square') ctx.rect(cx - r, cy - r, 2 * r, 2 * r);
  else {
    const points =
      marker === 'triangle'
        ? [
            [0, -1.2],
            [1.1, 0.9],
            [-1.1, 0.9],
          ]
        : [
            [0, -1.3],
            [1.3, 0],
            [0, 1.3],
            [-1.3, 0],
          ];
    for (const [dx = 0, dy = 0] of points) ctx.lineTo(cx + dx * r, cy + dy * r);
    ctx.closePath();
  }
}

/** So many CSS px between two markers of a line: enough to tell it, too few to hide it. */
const APART = 56;

export function drawMarkers(u: uPlot, spec: Spec, theme: Theme, ratio: number): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.lineWidth = 1.5 * ratio;
  spec.lines.forEach(({ look, values, points }, place) => {
    const { marker, token } = LOOKS[look];
    if (!marker) return;
    ctx.strokeStyle = theme.of(token);
    ctx.fillStyle = points ? theme.of(token) : theme.ground;
    // Not all at the same places, or the upper line's would hide the others'.
    let last = Number.NEGATIVE_INFINITY + place;
    values.forEach((value, i) => {
      const bucket = spec.buckets[i];
      if (value === null || !bucket) return;
      const at = x(u, (bucket.from + bucket.to) / 2);
      if (at < bbox.left || at > bbox.left + bbox.width || (!points && at - last < APART * ratio)) return;
      last = at;
      path(ctx, marker, at, u.valToPos(Math.min(value, spec.top), 'y', true), 3.5 * ratio * (theme.fontPx / 12));
      ctx.fill();
      ctx.stroke();
    });
  });
  ctx.restore();
}
