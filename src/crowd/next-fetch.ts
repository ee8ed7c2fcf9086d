/** When the public figures are fetched next: they change once an hour, and the moment must not be this very browser's. */

const MINUTE_MS = 60_000;

/** @param chance 0 to 1. @returns UTC ms; half as often where the browser was asked to save data, as rounds are */
export function nextFetch(now: number, saveData: boolean, chance: number): number {
  return now + (60 + 60 * chance) * MINUTE_MS * (saveData ? 2 : 1);
}
