/**
 * The STUN probe with agents that behave as Chromium 156 and Firefox ESR 153 were seen to (candidate lines as they wrote them, other
 * addresses). What the real ones do with an own address is in tests/browser/failures.test.ts.
 */
import { describe, expect, it } from 'vitest';
import type { PeerConnection, ProbeEnv } from '../../src/probe/env.ts';
import { stun } from '../../src/probe/stun.ts';
import type { Step } from '../../src/round.ts';
import { step } from '../schedule/build.ts';

const LIMITS = { totalMs: 60, silenceMs: 50 };
type Say = { host: string; port: number } | { srflx: string } | { error: number | null } | 'end';

const line = (said: Say): string =>
  typeof said === 'object' && 'host' in said
    ? `candidate:1 1 udp 2122063615 ${said.host} ${said.port} typ host generation 0`
    : typeof said === 'object' && 'srflx' in said
      ? `candidate:2 1 UDP 1685987327 ${said.srflx} 5 typ srflx raddr 0.0.0.0 rport 0`
      : '';

interface Agent {
  says: readonly Say[];
  url?: string;
  errorsTold?: boolean;
  online?: boolean;
}

async function ask({ says, url = 'stun:stun.example:3478', errorsTold = true, online = true }: Agent) {
  const peer: PeerConnection = {
    onicecandidate: null,
    ...(errorsTold && { onicecandidateerror: null }),
    createDataChannel: () => undefined,
    createOffer: async () => undefined,
    async setLocalDescription() {
      for (const said of says) {
        if (typeof said === 'object' && 'error' in said) peer.onicecandidateerror?.({ port: said.error });
        else peer.onicecandidate?.({ candidate: said === 'end' ? null : { candidate: line(said) } });
      }
    },
    close: () => undefined,
  };
  const env = { now: () => performance.now(), wall: () => Date.now(), online: () => online, peer: () => peer };
  const asked: Step = { ...step(0), kind: 'stun', url };
  return stun(asked, env as unknown as ProbeEnv, LIMITS, new AbortController().signal);
}

const NAT = { host: '192.168.1.7', port: 1 };
const V4 = { host: '93.184.216.34', port: 2 };
const V6 = { host: '2a02:6b8:c12:34::7', port: 3 };
const DOCKER = { host: '172.17.0.1', port: 4 };

describe('answered', () => {
  it('behind a NAT: a reflexive candidate', async () => {
    const seen = await ask({ says: [NAT, { srflx: '93.184.216.34' }, 'end'] });
    expect(seen).toMatchObject({ end: 'complete', stun: { told: 'answered', prefixes: { v4: '93.184.216' } } });
    expect(seen.headMs).toBeDefined();
  });

  it('without NAT: gathering ends and the address had no error; when the answer came is not known', async () => {
    const seen = await ask({ says: [V4, 'end'] });
    expect(seen).toMatchObject({ end: 'complete', stun: { told: 'answered', prefixes: { v4: '93.184.216' } } });
    expect(seen.headMs).toBeUndefined();
  });

  it('IPv6 alone, as Firefox ends: an empty candidate, then null', async () => {
    const empty = { srflx: '' } as const;
    const seen = await ask({ says: [V6, empty, 'end'] });
    expect(seen.stun).toEqual({ told: 'answered', prefixes: { v6: '2a02:6b8:c12' } });
  });

  it('both families: the NAT shows one, the end of gathering the other', async () => {
    const seen = await ask({ says: [NAT, V6, { srflx: '93.184.216.34' }, 'end'] });
    expect(seen.stun?.prefixes).toEqual({ v4: '93.184.216', v6: '2a02:6b8:c12' });
  });

  it('a family whose name was not found has no part in it', async () => {
    const seen = await ask({ says: [NAT, V6, { srflx: '93.184.216.34' }, { error: V6.port }, 'end'] });
    expect(seen.stun?.prefixes).toEqual({ v4: '93.184.216' });
    expect((await ask({ says: [V4, V6, { error: V6.port }, 'end'] })).stun?.prefixes).toEqual({ v4: '93.184.216' });
  });

  it('an answer counts although an address that leads nowhere is still waited for', async () => {
    const seen = await ask({ says: [NAT, DOCKER, { srflx: '93.184.216.34' }] });
    expect(seen).toMatchObject({ end: 'complete', stun: { told: 'answered' } });
  });

  it('a private address that the server saw names no line', async () => {
    expect((await ask({ says: [NAT, 'end'] })).stun).toEqual({ told: 'answered', prefixes: {} });
  });
});

describe('silent', () => {
  it.each<[string, Agent]>([
    ['behind a NAT, nothing came', { says: [NAT] }],
    ['without NAT, the only address still waits', { says: [V4] }],
    ['an error for the only address', { says: [V4, { error: V4.port }, 'end'] }],
    ['an error for every address', { says: [V4, V6, { error: V4.port }, { error: V6.port }, 'end'] }],
    [
      'an IPv4 server is not asked over IPv6, and no error says so',
      { says: [V4, V6, { error: V4.port }, 'end'], url: 'stun:1.2.3.4:3478' },
    ],
    [
      'an older Firefox tells no errors, and behind a NAT an answer would have shown',
      { says: [NAT, 'end'], errorsTold: false },
    ],
    ['offline there is no address', { says: ['end'], online: false }],
  ])('%s', async (_, agent) => {
    const seen = await ask(agent);
    expect(seen.end).toBe('timeout-silence');
    if (agent.online !== false) expect(seen.stun).toEqual({ told: 'silent', prefixes: {} });
  });
});

describe('not to be told', () => {
  it.each<[string, Agent]>([
    ['a public address, and another that may be the one waited for', { says: [V4, DOCKER] }],
    ['an older Firefox with a public address', { says: [V4, 'end'], errorsTold: false }],
    ['an error that names no port', { says: [V4, { error: null }, 'end'] }],
    ['the browser may not use UDP: no address at all', { says: ['end'] }],
  ])('%s', async (_, agent) => {
    expect((await ask(agent)).stun).toEqual({ told: 'unsure', prefixes: {} });
  });
});
