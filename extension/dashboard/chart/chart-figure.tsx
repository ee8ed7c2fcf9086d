/**
 * One chart: its sentence, its canvas with a cursor for keys and pointer, its legend, its table. The canvas itself is silent to
 * screen readers; the sentence, the live region and the table say what it shows.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { Announce } from './announce.tsx';
import { bucketSentence } from './bucket-words.ts';
import { nextIndex } from './cursor-keys.ts';
import { Legend } from './legend.tsx';
import { isEmpty, type Spec } from './spec.ts';
import { SpecTable } from './spec-table.tsx';
import { useDrawn } from './use-drawn.ts';

interface Props {
  spec: Spec;
  /** Keys of lines that are areas, for the legend. */
  areas?: readonly string[];
  /** A bucket was chosen, by Enter or a click. */
  choose?: (bucket: { from: number; to: number }) => void;
  /** The first chart of a page says how it is used. */
  hint?: true;
  /** Buttons beside "Show as table". */
  tools?: ComponentChildren;
}

interface SurfaceProps extends Pick<Props, 'spec' | 'choose' | 'hint'> {
  ids: { summary: string; keys: string };
}

function Surface({ spec, choose, hint, ids }: SurfaceProps) {
  const box = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState<number | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const before = useRef(spec);
  const { drawn, failed } = useDrawn(box, spec, (at) => {
    setByKeys(false);
    setIndex(at);
  });
  const at = useRef<number | null>(null);
  at.current = index === null ? null : (before.current.buckets[index]?.from ?? null);
  useEffect(() => {
    // The cursor stays at its time when the chart is read anew; another range may have no such bucket.
    const found = at.current === null ? -1 : spec.buckets.findIndex((bucket) => bucket.from === at.current);
    before.current = spec;
    setIndex(found < 0 ? null : found);
  }, [spec]);
  useEffect(() => {
    if (byKeys) drawn?.point(index);
  }, [drawn]);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && index !== null) {
      const bucket = spec.buckets[index];
      if (bucket) choose?.(bucket);
      return;
    }
    const next = nextIndex(index, spec.buckets.length, event);
    if (next === undefined) return;
    event.preventDefault();
    setByKeys(true);
    setIndex(next);
    drawn?.point(next);
  };
  const click = (): void => {
    const bucket = index === null ? undefined : spec.buckets[index];
    if (bucket) choose?.(bucket);
  };
  const said = index === null ? '' : bucketSentence(spec, index);
  return (
    <>
      <div
        class="surface"
        role="application"
        aria-roledescription={t('chart_role')}
        aria-label={spec.title}
        aria-describedby={`${ids.summary} ${ids.keys}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved through by keys
        tabIndex={0}
        data-testid={`chart-${spec.id}`}
        data-state={failed ? 'failed' : drawn ? 'drawn' : 'loading'}
        onKeyDown={press}
        onClick={click}
      >
        <div ref={box} class="canvas" aria-hidden="true" />
        {failed && <p class="problem">{t('chart_failed_to_draw')}</p>}
      </div>
      <p class="readout small" aria-hidden="true">
        {said || (hint && <span class="quiet">{t('chart_hint')}</span>)}
      </p>
      <Announce text={byKeys ? said : ''} />
    </>
  );
}

export function ChartFigure({ spec, areas, choose, hint, tools }: Props) {
  const [asTable, setAsTable] = useState(false);
  const ids = { summary: `${spec.id}-summary`, keys: `${spec.id}-keys` };
  return (
    <figure class="chart stack-tight" data-testid={`figure-${spec.id}`}>
      <figcaption class="stack-tight">
        <h3>{spec.title}</h3>
        <p class="small" id={ids.summary} data-testid={`summary-${spec.id}`}>
          {spec.summary}
        </p>
      </figcaption>
      <p class="hidden" id={ids.keys}>
        {t(choose ? 'chart_keys_choose' : 'chart_keys')}
      </p>
      {!isEmpty(spec) && (
        <>
          <Surface spec={spec} ids={ids} {...(choose && { choose })} {...(hint && { hint })} />
          <Legend spec={spec} {...(areas && { areas })} />
          <div class="row tools">
            <button
              type="button"
              data-testid={`as-table-${spec.id}`}
              aria-expanded={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              {t(asTable ? 'table_hide' : 'table_show')}
            </button>
            {tools}
          </div>
          {asTable && <SpecTable spec={spec} />}
        </>
      )}
    </figure>
  );
}
