/** Which parts have answered is kept over restarts, is not written again for minutes, and damaged is the same as unknown. */
import { beforeEach, expect, it } from 'vitest';
import { answeredParts } from '../../extension/background/keep-parts.ts';
import type { Sample } from '../../src/sample.ts';
import { PART_KNOWN_MS } from '../../src/schedule/limits.ts';
import { readKept, type Store, writeKept } from '../../src/store/index.ts';
import { DAY, HOUR, MINUTE, makeSample, newStore, T0 } from '../store/make.ts';

let store: Store;
beforeEach(async () => {
  store = await newStore();
});

const media = (at: number, over: Partial<Sample> = {}): Sample =>
  makeSample(`r${at}`, 0, { at, endpoint: 'media', role: 'media', ...over });

const KEY = 'whatsapp/media';

it('keeps an answer, also when the samples of that day are gone', async () => {
  expect(await answeredParts(store, [media(T0)], T0)).toEqual({ [KEY]: T0 });
  expect(await answeredParts(store, [], T0 + 5 * DAY)).toEqual({ [KEY]: T0 });
});

it('writes again only when an answer is hours newer than what is kept', async () => {
  await answeredParts(store, [media(T0)], T0);
  const soon = T0 + 40 * MINUTE;
  expect(await answeredParts(store, [media(soon)], soon)).toEqual({ [KEY]: soon });
  expect(await readKept(store, 'parts')).toEqual({ [KEY]: T0 });
  const later = T0 + 7 * HOUR;
  await answeredParts(store, [media(later)], later);
  expect(await readKept(store, 'parts')).toEqual({ [KEY]: later });
});

it('a failure is no answer, and nothing is written for it', async () => {
  const failed = media(T0, { outcome: 'failed', failure: 'connection_reset' });
  expect(await answeredParts(store, [failed], T0)).toEqual({});
  expect(await readKept(store, 'parts')).toBeUndefined();
});

it('what answered a season ago is forgotten', async () => {
  await answeredParts(store, [media(T0)], T0);
  expect(await answeredParts(store, [], T0 + PART_KNOWN_MS)).toEqual({});
});

it.each([[null], ['damaged'], [[1]], [{ [KEY]: 'yesterday' }]])(
  '%j, kept by mistake, counts as nothing known',
  async (kept) => {
    await writeKept(store, 'parts', kept, T0);
    expect(await answeredParts(store, [], T0)).toEqual({});
    expect(await answeredParts(store, [media(T0)], T0)).toEqual({ [KEY]: T0 });
    expect(await readKept(store, 'parts')).toEqual({ [KEY]: T0 });
  },
);
