/** Which parts of a service are asked beside its app: turns by time, failing ones in every round, unknown ones never followed. */
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../src/sample.ts';
import { PART_KNOWN_MS, PARTS_PER_ROUND } from '../../src/schedule/limits.ts';
import { type PartsAnswered, partsWanted, withAnswers } from '../../src/schedule/parts.ts';
import { serviceById } from '../../src/targets/index.ts';
import type { Service } from '../../src/targets/target.ts';
import { sample, step } from './build.ts';

const NOW = Date.UTC(2026, 2, 1, 12);
const MINUTE_MS = 60_000;

const of = (...ids: string[]): Service[] => ids.flatMap((id) => serviceById(id) ?? []);

function asked(endpoint: string, minutesAgo: number, over: Partial<Sample> = {}): Sample {
  const on = step(0, { endpoint, role: 'media' });
  return sample(on, { at: NOW - minutesAgo * MINUTE_MS, ...over });
}

const FAILED = { outcome: 'failed', failure: 'connection_reset' } as const;

function wanted(samples: Sample[], answered: PartsAnswered = {}, turns = true, services = of('whatsapp')): string[] {
  return [...partsWanted(services, samples, answered, turns, NOW)].flatMap(([service, parts]) =>
    parts.map((part) => `${service}/${part.id}`),
  );
}

describe('turns', () => {
  it('come about every two hours', () => {
    expect(wanted([asked('media', 100)])).toEqual([]);
    expect(wanted([asked('media', 120)])).toHaveLength(1);
    expect(wanted([asked('media', 120)], {}, false)).toEqual([]);
  });

  it('go to the part that was asked longest ago, and to every part in the end', () => {
    const samples: Sample[] = [];
    const seen = new Set<string>();
    for (let hour = 22; hour > 0; hour -= 2) {
      const now = NOW - hour * 60 * MINUTE_MS;
      const [part] = partsWanted(of('whatsapp'), samples, {}, true, now).get('whatsapp') ?? [];
      if (!part) throw new Error('No part had a turn.');
      seen.add(part.id);
      samples.push(asked(part.id, hour * 60));
    }
    expect([...seen].sort()).toEqual(['e1', 'e10', 'e16', 'e5', 'graph', 'media', 'register']);
  });

  it('are over for a part that was asked in vain, so that no other waits for it', () => {
    const [first] = wanted([]);
    const blocked = asked(first?.split('/')[1] ?? '', 120, { ...FAILED, confounders: ['ad-blocker'] });
    expect(wanted([blocked])).not.toContain(first);
    expect(wanted([{ ...blocked, at: NOW - 15 * MINUTE_MS }])).toEqual([]);
  });

  it('come as before where the clock was set back', () => {
    expect(wanted([asked('media', -600)])).toHaveLength(1);
  });

  it('of several services are spread over rounds', () => {
    expect(wanted([], {}, true, of('whatsapp', 'telegram', 'signal', 'discord'))).toHaveLength(PARTS_PER_ROUND);
  });
});

describe('a failing part', () => {
  const answered = { 'whatsapp/e5': NOW - 86_400_000 };

  it('is asked in every round, where it has answered before', () => {
    expect(wanted([asked('e5', 15, FAILED)], answered, false)).toEqual(['whatsapp/e5']);
    expect(wanted([asked('e5', 15, FAILED), asked('e5', 10)], answered, false)).toEqual([]);
  });

  it('is not followed where it never answered: its address may have moved', () => {
    expect(wanted([asked('e5', 15, FAILED)], {}, false)).toEqual([]);
  });

  it('is asked in turn with others that fail', () => {
    const both = { ...answered, 'whatsapp/media': NOW - 86_400_000 };
    expect(wanted([asked('e5', 30, FAILED), asked('media', 15, FAILED)], both, false)).toEqual(['whatsapp/e5']);
    expect(wanted([asked('media', 30, FAILED), asked('e5', 15, FAILED)], both, false)).toEqual(['whatsapp/media']);
  });

  it('does not keep the others from their turn', () => {
    const parts = wanted([asked('media', 120), asked('e5', 15, FAILED)], answered);
    expect(parts).toHaveLength(2);
    expect(parts[0]).toBe('whatsapp/e5');
  });

  it('is not one whose failure lies on this computer', () => {
    expect(wanted([asked('e5', 15, { ...FAILED, confounders: ['network-change'] })], answered, false)).toEqual([]);
  });
});

it('what answered is known as long as raw samples are kept', () => {
  const known = withAnswers(
    { 'whatsapp/old': NOW - PART_KNOWN_MS - 1 },
    [asked('e5', 5), asked('media', 5, FAILED)],
    NOW,
  );
  expect(known).toEqual({ 'whatsapp/e5': NOW - 5 * MINUTE_MS });
});
