/** What another target list would change is told in full, and one that may not replace ours is refused with the reason. */
import { describe, expect, it } from 'vitest';
import { ALL_ORIGINS, targetsInUse } from '../src/targets/index.ts';
import type { TargetList } from '../src/targets/list.ts';
import { listChange, listRefusal } from '../src/targets/list-change.ts';

const now = targetsInUse();

function newer(change: (list: TargetList) => void): TargetList {
  const list: TargetList = structuredClone({ ...now, version: now.version + 1 });
  change(list);
  return list;
}

describe('another list', () => {
  it('changes nothing where only sources and dates differ', () => {
    const same = newer((list) => {
      for (const { endpoints } of list.services)
        for (const e of endpoints) Object.assign(e, { checkedAt: '2026-01-02' });
    });
    expect(listChange(now, same)).toEqual({
      from: now.version,
      to: now.version + 1,
      added: [],
      removed: [],
      changed: [],
      addedHosts: [],
      removedHosts: [],
    });
    expect(listRefusal(now, same, ALL_ORIGINS)).toBeUndefined();
  });

  it('names services and hosts that go and those with other addresses', () => {
    const other = newer((list) => {
      list.services = list.services.filter((s) => s.id !== 'viber');
      const whatsapp = list.services.find((s) => s.id === 'whatsapp');
      if (whatsapp) whatsapp.endpoints = whatsapp.endpoints.filter((e) => e.id !== 'media');
    });
    const change = listChange(now, other);
    expect(change).toMatchObject({ added: [], removed: ['viber'], changed: ['whatsapp'], addedHosts: [] });
    expect(change.removedHosts).toContain('mmg.whatsapp.net');
  });

  it('is refused when it is not newer, or asks what the manifest does not list', () => {
    expect(listRefusal(now, structuredClone(now), ALL_ORIGINS)?.text).toMatch(/^version: 1 is not newer/);
    const stranger = newer((list) => {
      Object.assign(list.services[0]?.endpoints[0] ?? {}, { url: 'https://www.example.org/' });
    });
    expect(listRefusal(now, stranger, ALL_ORIGINS)?.text).toMatch(
      /asks https:\/\/www\.example\.org\/\*, .*update has to come/,
    );
  });
});
