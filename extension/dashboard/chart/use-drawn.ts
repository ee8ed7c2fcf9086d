/** Keeps a canvas in step with its spec, its width and the colours of the page. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Drawn } from './engine.ts';
import type { Spec } from './spec.ts';
import { onThemeChange, readTheme } from './theme.ts';
import { whenPrinting } from './when-printing.ts';

type Engine = typeof import('./engine.ts');

let engine: Promise<Engine> | undefined;

/** Begun while the store is still being read. */
export function loadEngine(): Promise<Engine> {
  engine ??= import('./engine.ts').catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** Never narrower: at 320 px a page has about so much beside its margins. */
const LEAST_WIDTH = 240;

export function heightFor(width: number): number {
  return width < 480 ? 200 : 260;
}

/** Width of an element in CSS pixels, 0 until it is known. */
export function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = (): void => setWidth(Math.max(LEAST_WIDTH, Math.floor(element.clientWidth)));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [box]);
  return width;
}

/** The number rises when the page's colours change, or it is about to be printed. */
function useThemes(): number {
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    const next = (): void => setTheme((n) => n + 1);
    const stop = onThemeChange(next);
    return stop;
  }, []);
  return theme;
}

export interface DrawnState {
  /** Null until it is drawn. */
  drawn: Drawn | null;
  failed: boolean;
}

export function useDrawn(
  box: RefObject<HTMLElement | null>,
  spec: Spec,
  heard: (index: number | null) => void,
): DrawnState {
  const width = useWidth(box);
  const theme = useThemes();
  const [state, setState] = useState<DrawnState>({ drawn: null, failed: false });
  const hear = useRef(heard);
  hear.current = heard;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || width === 0 || spec.buckets.length === 0) return undefined;
    let current: Drawn | undefined;
    let over = false;
    let onPrint = (_paper: Element | null): void => {};
    const stopPrinting = whenPrinting((paper) => onPrint(paper));
    const show = async (): Promise<void> => {
      const { draw } = await loadEngine();
      if (over) return;
      const size = { width, height: heightFor(width) };
      const paint = (at: Element): void => {
        current?.destroy();
        const drawn = (): void => void performance.mark(`tailback-drawn-${spec.id}`);
        current = draw(element, spec, size, readTheme(at), { cursor: (index) => hear.current(index), drawn });
      };
      paint(element);
      setState({ drawn: current ?? null, failed: false });
      onPrint = (paper) => paint(paper ?? element);
    };
    // A file of ours that cannot be read: the table says the same.
    show().catch(() => setState({ drawn: null, failed: true }));
    return () => {
      over = true;
      stopPrinting();
      current?.destroy();
    };
  }, [box, spec, width, theme]);
  return state;
}
