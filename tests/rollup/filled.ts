/** A store with a made past in it, for the tests of what is derived. */
import type { Sample } from '../../src/sample.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/settings.ts';
import type { Store } from '../../src/store/index.ts';
import { byTime } from '../../src/store/record.ts';
import { past } from '../past/past.ts';
import { lineSlow, nameGone, throttled } from '../past/spell.ts';
import { newStore } from '../store/make.ts';

/** 2026-03-03T10:00:00Z */
export const UNTIL = Date.UTC(2026, 2, 3, 10);
export const SETTINGS: Settings = { ...DEFAULT_SETTINGS, services: ['whatsapp', 'telegram'], country: 'ZZ' };

export async function filledStore(days = 2.5): Promise<{ store: Store; samples: Sample[] }> {
  const store = await newStore();
  const { services, country } = SETTINGS;
  const spells = [throttled('whatsapp', 1.2, 0.8), nameGone('whatsapp', 0.8, 0.4), lineSlow(2, 1.9)];
  const samples: Sample[] = [];
  for (const day of past({ seed: 'rollup', services, country, days, until: UNTIL, spells, nights: false })) {
    const tx = store.transaction(['rounds', 'samples'], 'readwrite');
    for (const round of day.rounds) await tx.objectStore('rounds').put(round);
    for (const record of day.records) {
      await tx.objectStore('samples').put(record);
      samples.push(...record.samples);
    }
    await tx.done;
  }
  return { store, samples: samples.sort(byTime) };
}
