/** The field of an hour: pattern by state, colour by tone. Patterns are SVG, so that schemes and forced colours reach them. */
import type { State } from '../../../src/verdict/verdict.ts';
import { LOOKS } from '../../ui/state-look.ts';

/** Strokes on a tile of 6 by 6; empty: the plain field. */
const TILES: Readonly<Record<State, string>> = {
  ok: '',
  slow: 'M0 6 6 0',
  throttled: 'M0 6 6 0M-1 1 1-1M5 7 7 5M0 3 3 0M3 6 6 3',
  blocked: 'M0 0H6V6H0Z',
  unreachable: 'M0 0 6 6M0 6 6 0',
  outage: 'M0 1.5H6M0 4.5H6',
  'own-line': 'M3 2.2a.8.8 0 1 0 .1 0Z',
  'domestic-only': 'M1.5 0V6M4.5 0V6',
  portal: 'M0 3H6M3 0V6',
  offline: 'M0 3H3',
  learning: 'M1.5 3h.1M4.5 3h.1',
  paused: 'M3 0V6',
  unknown: 'M2 2h.1M5 5h.1',
};

/** @param prefix where a page has several of these: ids are of the whole document */
export function StripPatterns({ prefix = 'strip' }: { prefix?: string }) {
  return (
    <defs>
      {(Object.keys(TILES) as State[]).map((state) => (
        <pattern key={state} id={`${prefix}-${state}`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect class={`tile-ground ${LOOKS[state].tone}`} width="6" height="6" />
          <path class={`tile tile-${state} ${LOOKS[state].tone}`} d={TILES[state]} />
        </pattern>
      ))}
    </defs>
  );
}

interface FieldProps {
  state: State;
  x: number;
  y: number;
  width: number;
  height: number;
  prefix?: string;
}

export function StateField({ state, prefix = 'strip', ...place }: FieldProps) {
  return <rect class="field" fill={`url(#${prefix}-${state})`} {...place} />;
}
