/**
 * A VPN that comes up in mid-round, all the way: observations and what STUN saw go through the naming of networks, classify and the
 * marks of the round's end, and what comes out is the story. Nothing of a sample is written by hand.
 */
import { type KnownNetwork, recognize } from '../../../extension/background/known-networks.ts';
import { classify } from '../../../src/classify/classify.ts';
import { hopped, withHop } from '../../../src/classify/hop.ts';
import type { NetworkFacts, Observation } from '../../../src/observation.ts';
import type { Step } from '../../../src/round.ts';
import type { Sample } from '../../../src/sample.ts';
import type { Endpoint } from '../../../src/targets/target.ts';
import { START, type StoryHead } from './scene.ts';
import type { Story } from './story.ts';

const LIMIT_MS = 12_000;
const EVERY_MS = 15_000;
const RESET: NetworkFacts = { error: 'net::ERR_CONNECTION_RESET', ip: '192.0.2.44' };

/** What is asked in a round, in this order. */
const ASKED = ['stun', 'web', 'c1', 'c2', 'c3', 'c4', 'stun'] as const;

/** In one round: the prefix that STUN saw at the beginning and at the end, and whether WhatsApp was reset. */
export interface Crossing {
  opening: string;
  closing: string;
  reset: boolean;
}

function stepOf(of: (typeof ASKED)[number], seq: number): Step {
  const stun = of === 'stun';
  const target = of === 'web' ? 'whatsapp' : of;
  const host = `${target}.example`;
  return {
    ...{
      seq,
      target,
      endpoint: stun ? 'stun' : 'web',
      role: stun ? 'stun' : 'app',
      kind: stun ? 'stun' : 'http',
      host,
    },
    ...{ targetType: of === 'web' ? 'service' : 'control', url: stun ? `stun:${host}:3478` : `https://${host}/` },
    ...{ method: 'HEAD', maxBytes: 16_384, fresh: true, afterMs: 0 },
  };
}

function observed(step: Step, at: number, failed: boolean, prefix: string): Observation {
  const base = { kind: step.kind, url: step.url, at, freshPool: true, online: true };
  if (step.kind === 'stun')
    return {
      ...base,
      end: 'complete',
      totalMs: 90,
      wallMs: 90,
      headMs: 40,
      stun: { told: 'answered', prefixes: { v4: prefix } },
    };
  if (failed) return { ...base, end: 'error', totalMs: 90, wallMs: 90 };
  return { ...base, end: 'complete', totalMs: 160, wallMs: 160, headMs: 158, status: 200 };
}

export function crossed(head: StoryHead, crossings: readonly Crossing[]): Story {
  let known: KnownNetwork[] = [];
  let network = 'unknown';
  const name = (prefix: string): string => {
    const now = recognize(known, { v4: `net-${prefix}` });
    known = now.known;
    return now.name;
  };
  const samples = crossings.flatMap(({ opening, closing, reset }, index): Sample[] => {
    const round = { id: `r${index + 1}`, kind: 'first-check' as const, totalLimitMs: LIMIT_MS };
    const made = ASKED.map((of, seq) => {
      const step = stepOf(of, seq);
      const prefix = seq === 0 ? opening : closing;
      if (of === 'stun') network = name(prefix);
      const failed = reset && of === 'web';
      const observation = observed(step, START + index * EVERY_MS + seq * 150, failed, prefix);
      const { url } = step;
      const endpoint: Endpoint = {
        id: step.endpoint,
        role: 'app',
        kind: step.kind,
        url,
        expect: {},
        source: 'story',
        checkedAt: null,
      };
      const place = { network, browser: 'chromium' as const, confounders: [] };
      return classify(step, round, endpoint, observation, failed ? RESET : undefined, place);
    });
    const ids = hopped(made);
    return made.map((sample) => (ids.has(sample.id) ? withHop(sample) : sample));
  });
  return {
    ...{ online: true, settings: { services: ['whatsapp'] }, domestic: [], now: crossings.length * EVERY_MS },
    ...head,
    ...{ start: START, base: {}, endpoints: {} },
    samples: samples.map((sample) => ({ of: 'all', ...sample, at: sample.at - START })),
  };
}
