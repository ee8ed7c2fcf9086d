/** Points that the page keeps: another range reads only what it lacks, and shows the same as if it had read everything. */
import { describe, expect, it } from 'vitest';
import { PointsCache } from '../../extension/dashboard/points-cache.ts';
import { emptyHour } from '../../src/summary/hour-points.ts';
import { DAY, HOUR, T0 } from '../store/make.ts';

const DAY0 = T0 - (T0 % DAY);
const NOW = DAY0 + 12 * HOUR;

interface Asked {
  ids: string;
  from: number;
  to: number;
}

function cacheOf() {
  const asked: Asked[] = [];
  let failing = false;
  const read = async (targets: readonly string[], { from, to }: { from: number; to: number }) => {
    asked.push({ ids: targets.join(' '), from: (from - DAY0) / DAY, to: (to - DAY0) / DAY });
    if (failing) throw new Error('closed');
    const hours: number[] = [];
    for (let hour = from; hour < Math.min(to, NOW); hour += HOUR) hours.push(hour);
    return {
      points: new Map(targets.map((id) => [id, hours.map((hour) => ({ ...emptyHour(hour), asked: 1 }))])),
      missing: targets.map((id): [string, number] => [id, from]),
    };
  };
  const fail = (now: boolean): void => {
    failing = now;
  };
  return { cache: new PointsCache(read, DAY, 31 * DAY), asked, fail };
}

const days = (from: number, to = 0.5) => ({ from: DAY0 + from * DAY, to: DAY0 + to * DAY });
const INFINITY = Number.POSITIVE_INFINITY;

describe('kept points', () => {
  it('are not read again for a shorter range', async () => {
    const { cache, asked } = cacheOf();
    await cache.read(['a', 'b'], days(-30), NOW);
    const { points } = await cache.read(['a', 'b'], days(-7), NOW);
    expect(asked).toEqual([{ ids: 'a b', from: -30, to: INFINITY }]);
    expect([...points.keys()]).toEqual(['a', 'b']);
    expect(points.get('a')?.map(({ hour }) => hour)).toEqual(
      Array.from({ length: 7 * 24 + 12 }, (_, i) => DAY0 - 7 * DAY + i * HOUR),
    );
  });

  it('are joined by what a wider range lacks, once, in time order', async () => {
    const { cache, asked } = cacheOf();
    await cache.read(['a'], days(-7), NOW);
    const [{ points, missing }] = await Promise.all([
      cache.read(['a', 'b'], days(-30), NOW),
      cache.read(['b'], days(-30), NOW),
    ]);
    expect(asked).toEqual([
      { ids: 'a', from: -7, to: INFINITY },
      { ids: 'a', from: -30, to: -7 },
      { ids: 'b', from: -30, to: INFINITY },
    ]);
    const hours = points.get('a')?.map(({ hour }) => hour) ?? [];
    expect(hours).toEqual(points.get('b')?.map(({ hour }) => hour));
    expect(hours).toHaveLength(30 * 24 + 12);
    expect(missing.filter(([id]) => id === 'a').map(([, day]) => (day - DAY0) / DAY)).toEqual([-30, -7]);
  });

  it('are left alone by days long ago, which are read for themselves', async () => {
    const { cache, asked } = cacheOf();
    const { points } = await cache.read(['a'], days(-80, -70), NOW);
    expect(points.get('a')).toHaveLength(240);
    await cache.read(['a'], days(-1), NOW);
    expect(asked).toEqual([
      { ids: 'a', from: -80, to: -70 },
      { ids: 'a', from: -1, to: INFINITY },
    ]);
  });

  it('are read anew once something was stored, and after a reading that failed', async () => {
    const { cache, asked, fail } = cacheOf();
    await cache.read(['a'], days(-1), NOW);
    cache.forget();
    fail(true);
    await expect(cache.read(['a'], days(-1), NOW)).rejects.toThrow('closed');
    fail(false);
    await expect(cache.read(['a'], days(-1), NOW)).resolves.toBeDefined();
    expect(asked).toHaveLength(3);
  });
});
