/** The network's name as it is kept, from a value of before pairs were kept onwards. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetNetwork, nameNetwork, networkNow } from '../../extension/background/network-key.ts';
import { networkOf } from '../../extension/background/network-of.ts';
import type { Observation } from '../../src/observation.ts';
import { openStore, readKept, type Store, writeKept } from '../../src/store/index.ts';
import { PAST_NETWORK } from '../past/past.ts';
import { round, step } from '../schedule/build.ts';

const NOW = 1_000_000;
const LAB = { v4: '203.0.113' };
const V6 = { v6: '2a02:6b8:c12' };
let store: Store;
let n = 0;

beforeEach(async () => {
  store = await openStore(`network-${n++}`);
  await writeKept(store, 'network', { ...PAST_NETWORK, at: NOW }, NOW);
});
afterEach(() => store.close());

describe('kept name', () => {
  it('an old value is still in force, and its prefix finds the same name', async () => {
    expect(await networkNow(store, NOW + 1)).toBe(PAST_NETWORK.network);
    expect(await nameNetwork(store, NOW + 2, LAB)).toBe(PAST_NETWORK.network);
  });

  it('IPv6 seen beside it belongs to it from then on', async () => {
    await nameNetwork(store, NOW, { ...LAB, ...V6 });
    expect(await nameNetwork(store, NOW, V6)).toBe(PAST_NETWORK.network);
    expect(await nameNetwork(store, NOW, { v4: '198.51.100' })).not.toBe(PAST_NETWORK.network);
  });

  it('holds no address', async () => {
    await nameNetwork(store, NOW, { ...LAB, ...V6 });
    const all = JSON.stringify(await readKept(store, 'network'));
    expect(all).toContain('net-');
    for (const part of [LAB.v4, V6.v6]) expect(all).not.toContain(part);
  });

  it('is unknown when it is old, when the clock was set back, and after a change', async () => {
    expect(await networkNow(store, NOW + 3 * 3_600_000)).toBe('unknown');
    expect(await networkNow(store, NOW - 1)).toBe('unknown');
    expect(await forgetNetwork(store, NOW + 1)).toBe('unknown');
    expect(await networkNow(store, NOW + 2)).toBe('unknown');
    expect(await nameNetwork(store, NOW + 3, LAB)).toBe(PAST_NETWORK.network);
  });

  it('a damaged value begins anew', async () => {
    await writeKept(store, 'network', { secret: 7 }, NOW);
    expect(await networkNow(store, NOW)).toBe('unknown');
    expect(await nameNetwork(store, NOW, LAB)).toMatch(/^net-[0-9a-f]{12}$/);
  });
});

describe('network of a request', () => {
  const naming = step(0, { kind: 'stun', targetType: 'control', url: 'stun:a.example:1' });
  const relay = step(1, { kind: 'stun', url: 'stun:relay.example:1' });
  const page = step(2);
  const later = round([naming, relay, page], { startedAt: NOW + 900_000 });
  const observed = (prefixes: { v4?: string }, end: Observation['end'] = 'complete'): Observation => ({
    ...{ kind: 'stun', url: naming.url, at: NOW, end, totalMs: 1, wallMs: 1, freshPool: true, online: true },
    stun: { told: end === 'complete' ? 'answered' : 'silent', prefixes },
  });
  const of = (s: typeof page, o: Observation, now: number) => networkOf(store, later, s, o, now);

  it('is unknown until the round has its own answer', async () => {
    const now = later.startedAt + 10;
    expect(await of(page, observed({}), now)).toBe('unknown');
    expect(await of(naming, observed(LAB), now)).toBe(PAST_NETWORK.network);
    expect(await of(page, observed({}), now + 1)).toBe(PAST_NETWORK.network);
  });

  it('a server of a service names nothing', async () => {
    const now = later.startedAt + 10;
    await of(naming, observed(LAB), now);
    expect(await of(relay, observed({ v4: '198.51.100' }), now)).toBe(PAST_NETWORK.network);
  });

  it('without an answer it is unknown rather than the old one; our own cancel changes nothing', async () => {
    const now = later.startedAt + 10;
    await of(naming, observed(LAB), now);
    expect(await of(naming, observed({}, 'cancelled'), now)).toBe('unknown');
    expect(await of(page, observed({}), now)).toBe(PAST_NETWORK.network);
    expect(await of(naming, observed({}, 'timeout-silence'), now)).toBe('unknown');
    expect(await of(page, observed({}), now)).toBe('unknown');
  });

  it('a name of just before holds in the next round of a check', async () => {
    const next = round([naming, page], { startedAt: NOW + 30_000 });
    expect(await networkOf(store, next, page, observed({}), NOW + 30_100)).toBe(PAST_NETWORK.network);
  });

  it('a round that asks for no name goes by the last one', async () => {
    expect(await networkOf(store, round([page]), page, observed({}), NOW + 3_600_000)).toBe(PAST_NETWORK.network);
  });
});
