/** Whether the person has paused measuring. A pause with an end is over by itself. */
import type { Settings } from '../settings.ts';

export function isPaused({ pausedUntil }: Pick<Settings, 'pausedUntil'>, now: number): boolean {
  return pausedUntil !== null && (pausedUntil === -1 || pausedUntil > now);
}
