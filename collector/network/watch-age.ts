/** Databases of addresses get old while a collector runs for months: it is said at the start and once a day from then on. */

/** Renew them before. */
export const OLD_DAYS = 90;
export const WATCH_EVERY_MS = 86_400_000;

/** @param madeAt of the older one, UTC ms. @returns to be called now and then */
export function watchAge(madeAt: number, now: () => number, warn: (days: number) => void): () => void {
  return () => {
    const days = Math.round((now() - madeAt) / 86_400_000);
    if (days > OLD_DAYS) warn(days);
  };
}
