/** How a state looks: a shape and a word, and a colour that repeats what both already say. One line per state. */
import type { State } from '../../src/verdict/verdict.ts';
import type { MessageKey } from '../i18n.ts';

/** Drawn in state-shape.tsx. */
export type Shape =
  | 'check'
  | 'triangle'
  | 'hourglass'
  | 'stop'
  | 'cross'
  | 'server'
  | 'house'
  | 'border'
  | 'door'
  | 'gap'
  | 'dots'
  | 'bars'
  | 'question';
export type Tone = 'good' | 'warn' | 'bad' | 'quiet';

export interface Look {
  shape: Shape;
  tone: Tone;
  word: MessageKey;
}

export const LOOKS: Readonly<Record<State, Look>> = {
  ok: { shape: 'check', tone: 'good', word: 'state_ok' },
  slow: { shape: 'triangle', tone: 'warn', word: 'state_slow' },
  throttled: { shape: 'hourglass', tone: 'bad', word: 'state_throttled' },
  blocked: { shape: 'stop', tone: 'bad', word: 'state_blocked' },
  unreachable: { shape: 'cross', tone: 'bad', word: 'state_unreachable' },
  outage: { shape: 'server', tone: 'warn', word: 'state_outage' },
  'own-line': { shape: 'house', tone: 'warn', word: 'state_own_line' },
  'domestic-only': { shape: 'border', tone: 'bad', word: 'state_domestic_only' },
  portal: { shape: 'door', tone: 'warn', word: 'state_portal' },
  offline: { shape: 'gap', tone: 'quiet', word: 'state_offline' },
  learning: { shape: 'dots', tone: 'quiet', word: 'state_learning' },
  paused: { shape: 'bars', tone: 'quiet', word: 'state_paused' },
  unknown: { shape: 'question', tone: 'quiet', word: 'state_unknown' },
};
