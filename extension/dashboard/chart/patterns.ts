/** Fills that can be told apart without colour: a small tile, repeated. */
import type { Pattern } from './looks.ts';

const TILE = 8;

function drawTile(c: CanvasRenderingContext2D, pattern: Pattern): void {
  const line = (x0: number, y0: number, x1: number, y1: number): void => {
    c.beginPath();
    c.moveTo(x0, y0);
    c.lineTo(x1, y1);
    c.stroke();
  };
  if (pattern === 'rising' || pattern === 'cross') for (const x of [-TILE, 0, TILE]) line(x, TILE, x + TILE, 0);
  if (pattern === 'falling' || pattern === 'cross') for (const x of [-TILE, 0, TILE]) line(x, 0, x + TILE, TILE);
  if (pattern === 'dots') {
    c.beginPath();
    c.arc(TILE / 2, TILE / 2, 1.5, 0, 2 * Math.PI);
    c.fill();
  }
}

/** @param ratio device pixels of a CSS pixel; @param tint strength of the ground beneath the pattern, 0 to 1 */
export function patternFill(
  ctx: CanvasRenderingContext2D,
  pattern: Pattern,
  colour: string,
  ratio: number,
  tint = 0.18,
): CanvasPattern | string {
  const size = Math.max(1, Math.round(TILE * ratio));
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const c = tile.getContext('2d');
  if (!c) return colour;
  c.globalAlpha = tint;
  c.fillStyle = colour;
  c.fillRect(0, 0, size, size);
  c.globalAlpha = pattern === 'plain' ? 0 : 0.75;
  c.strokeStyle = colour;
  c.scale(size / TILE, size / TILE);
  c.lineWidth = 1;
  drawTile(c, pattern);
  return ctx.createPattern(tile, 'repeat') ?? colour;
}
