/**
 * A chart as a PNG: the same spec drawn anew on paper colours, with its sentence, its legend and the date. It holds no address; the
 * provider's name only where the person ticked it.
 */
import { t } from '../../i18n.ts';
import { LOOKS } from '../chart/looks.ts';
import { patternFill } from '../chart/patterns.ts';
import type { Spec } from '../chart/spec.ts';
import { readTheme, type Theme } from '../chart/theme.ts';
import { loadEngine } from '../chart/use-drawn.ts';
import { wrapped } from './wrapped.ts';

const WIDTH = 1200;
const CHART_HEIGHT = 480;
const MARGIN = 40;
const TEXT_PX = 20;
const SWATCH = 42;

export interface PictureText {
  /** Service and chart. */
  title: string;
  /** The verdict's sentence, where there is one. */
  lead: string | null;
  /** When, from where, and what it is not. */
  foot: string;
}

/** Draws line by line from the top; `y` is where the next line begins. */
class Pen {
  y = MARGIN;
  /** Where the legend goes on. */
  #x = MARGIN;
  constructor(
    readonly ctx: CanvasRenderingContext2D,
    readonly theme: Theme,
  ) {}

  write(text: string, px: number, colour: string, weight = 400): void {
    const { ctx, theme } = this;
    ctx.font = `${weight} ${px}px ${theme.font}`;
    ctx.fillStyle = colour;
    ctx.textBaseline = 'top';
    ctx.direction = theme.rtl ? 'rtl' : 'ltr';
    ctx.textAlign = 'start';
    const x = theme.rtl ? WIDTH - MARGIN : MARGIN;
    for (const line of wrapped(text, WIDTH - 2 * MARGIN, (part) => ctx.measureText(part).width)) {
      ctx.fillText(line, x, this.y);
      this.y += Math.round(px * 1.4);
    }
  }

  /** The legend: a short line, field or mark and its word, as many in a row as fit. */
  legend(spec: Spec, areas: readonly string[]): void {
    const { ctx, theme } = this;
    this.#x = MARGIN;
    for (const { key, label, look, values } of spec.lines.toReversed()) {
      if (key === 'usual-low' || values.every((v) => v === null)) continue;
      const { token, dash, pattern } = LOOKS[look];
      const x = this.#word(key === 'usual-high' ? t('series_usual') : label);
      if (areas.includes(key)) {
        ctx.fillStyle = patternFill(ctx, pattern, theme.of(token), 1.5, 0.25);
        ctx.fillRect(x, this.y + 2, SWATCH, TEXT_PX - 4);
      } else this.#stroke(theme.of(token), `M${x} ${this.y + TEXT_PX / 2}h${SWATCH}`, dash);
    }
    for (const kind of ['some', 'all'] as const) {
      if (spec.marks.every((mark) => mark.kind !== kind)) continue;
      const x = this.#word(t(kind === 'all' ? 'mark_all_failed' : 'mark_some_failed')) + (SWATCH - 12) / 2;
      const box = kind === 'all' ? `M${x} ${this.y + 4}h12v12h-12Z` : '';
      this.#stroke(theme.bad, `${box}M${x} ${this.y + 4}l12 12m0 -12l-12 12`);
    }
    this.y += TEXT_PX * 2;
  }

  /** Writes a word of the legend. @returns where its swatch begins */
  #word(word: string): number {
    const { ctx, theme } = this;
    ctx.font = `${TEXT_PX * 0.85}px ${theme.font}`;
    const width = SWATCH + 10 + ctx.measureText(word).width + 28;
    if (this.#x + width > WIDTH - MARGIN && this.#x > MARGIN) {
      this.#x = MARGIN;
      this.y += TEXT_PX * 1.5;
    }
    ctx.direction = 'ltr';
    ctx.textAlign = 'left';
    ctx.fillStyle = theme.text;
    ctx.fillText(word, this.#x + SWATCH + 8, this.y);
    const at = this.#x;
    this.#x += width;
    return at;
  }

  #stroke(color: string, path: string, dash: readonly number[] = []): void {
    const { ctx } = this;
    ctx.strokeStyle = color;
    ctx.lineWidth = 3;
    ctx.setLineDash(dash.map((d) => d * 1.5));
    ctx.stroke(new Path2D(path));
    ctx.setLineDash([]);
  }
}

/** @param areas keys of lines that are areas. @throws where the browser gives no canvas or no PNG */
export async function pictureOf(spec: Spec, text: PictureText, areas: readonly string[]): Promise<Blob> {
  const { draw } = await loadEngine();
  const paper = document.createElement('div');
  // Colours of its own: a picture is looked at on other people's grounds (paper.css).
  paper.className = 'paper';
  document.body.append(paper);
  try {
    const theme = readTheme(paper, 18);
    const drawn = draw(paper, spec, { width: WIDTH - 2 * MARGIN, height: CHART_HEIGHT }, theme);
    // uPlot draws in a microtask.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = 1200;
    const ctx = canvas.getContext('2d');
    if (!ctx) throw new Error('The browser gives no canvas.');
    ctx.fillStyle = theme.ground;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    const pen = new Pen(ctx, theme);
    pen.write(text.title, 32, theme.text, 600);
    if (text.lead) pen.write(text.lead, TEXT_PX + 2, theme.text);
    pen.write(spec.summary, TEXT_PX, theme.quiet);
    pen.y += 12;
    ctx.drawImage(drawn.canvas, MARGIN, pen.y, WIDTH - 2 * MARGIN, CHART_HEIGHT);
    pen.y += CHART_HEIGHT + 12;
    pen.legend(spec, areas);
    pen.write(text.foot, TEXT_PX * 0.85, theme.quiet);
    drawn.destroy();
    return await cut(canvas, pen.y + MARGIN / 2);
  } finally {
    paper.remove();
  }
}

/** The height is known only after the text has been set. */
async function cut(canvas: HTMLCanvasElement, height: number): Promise<Blob> {
  const out = document.createElement('canvas');
  out.width = canvas.width;
  out.height = Math.ceil(height);
  out.getContext('2d')?.drawImage(canvas, 0, 0);
  return new Promise((resolve, reject) => {
    out.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser gave no picture.'))), 'image/png');
  });
}
