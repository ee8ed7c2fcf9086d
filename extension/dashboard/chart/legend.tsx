/** What each line, pattern and mark stands for, drawn as it is drawn in the chart. */
import { t } from '../../i18n.ts';
import { LOOKS, type Marker } from './looks.ts';
import type { Line, Spec } from './spec.ts';

const SHAPES: Readonly<Record<Marker, string>> = {
  circle: 'M12 3a3 3 0 1 0 .1 0Z',
  square: 'M9 3h6v6H9Z',
  triangle: 'M12 2.4 15.4 8.8H8.6Z',
  diamond: 'M12 2 16 6 12 10 8 6Z',
};

/** Strokes of a pattern on the small field of a swatch. */
const HATCH: Readonly<Record<string, string>> = {
  plain: '',
  rising: 'M2 11 11 2M8 11 17 2M14 11 22 3',
  falling: 'M2 2 11 11M8 2 17 11M14 2 22 10',
  dots: 'M5 4h.1M12 4h.1M19 4h.1M8 8h.1M15 8h.1',
  cross: 'M2 11 11 2M8 11 17 2M14 11 22 3M2 2 11 11M8 2 17 11M14 2 22 10',
};

function Swatch({ line, area }: { line: Line; area: boolean }) {
  const { token, dash, width, marker, pattern } = LOOKS[line.look];
  return (
    <svg class={`swatch ${token.slice(2)}`} viewBox="0 0 24 12" aria-hidden="true" focusable="false">
      {area && <rect class="swatch-area" x="1" y="1" width="22" height="10" />}
      {area && <path class="swatch-hatch" d={HATCH[pattern]} />}
      {!area && !line.points && <path d="M0 6H24" stroke-width={width} stroke-dasharray={dash.join(' ')} />}
      {marker && !area && <path class={line.points ? 'swatch-full' : 'swatch-hollow'} d={SHAPES[marker]} />}
    </svg>
  );
}

function Cross({ boxed }: { boxed: boolean }) {
  return (
    <svg class="swatch swatch-failed" viewBox="0 0 24 12" aria-hidden="true" focusable="false">
      {boxed && <path d="M8 2h8v8H8Z" />}
      <path d="M8 2 16 10M16 2 8 10" />
    </svg>
  );
}

/** @param areas keys of lines whose area is what is seen of them */
export function Legend({ spec, areas = [] }: { spec: Spec; areas?: readonly string[] }) {
  const shown = spec.lines.filter(({ key, values }) => key !== 'usual-low' && values.some((v) => v !== null));
  return (
    <ul class="legend small">
      {shown.toReversed().map((line) => (
        <li key={line.key}>
          <Swatch line={line} area={areas.includes(line.key)} />
          {line.key === 'usual-high' ? t('series_usual') : line.label}
        </li>
      ))}
      {(['some', 'all'] as const).map(
        (kind) =>
          spec.marks.some((mark) => mark.kind === kind) && (
            <li key={kind}>
              <Cross boxed={kind === 'all'} />
              {t(kind === 'all' ? 'mark_all_failed' : 'mark_some_failed')}
            </li>
          ),
      )}
    </ul>
  );
}
