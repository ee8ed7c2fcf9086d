/** A report through relays that answer, fail and lie: what is no answer must leave it in the queue. */
import { describe, expect, it } from 'vitest';
import { REPORT_EXAMPLE } from '../../scripts/docs/report-example.ts';
import type { Answer } from '../../src/report/answer.ts';
import { deliver, type Post, type RelayReply, shuffled } from '../../src/report/deliver.ts';
import { KEM_X25519 } from '../../src/report/key-config.ts';
import { sealReport } from '../../src/report/seal-report.ts';
import { KEY_PROBLEM, REQUEST_SIZES, RESPONSE_SIZE, RESPONSE_TYPE } from '../../src/report/wire.ts';
import { testGateway } from './test-gateway.ts';

const RELAYS = ['https://one.example', 'https://two.example', 'https://three.example'];
const HOUR = REPORT_EXAMPLE.hour;

async function setting(answers: Record<string, Answer | RelayReply | undefined>) {
  const gateway = await testGateway(KEM_X25519);
  const asked: string[] = [];
  const post: Post = async (relay, hour, body) => {
    asked.push(relay);
    expect(hour).toBe(HOUR);
    const answer = answers[relay];
    if (!answer || 'status' in answer) return answer;
    const { content, seal } = await gateway.open(body);
    expect(JSON.parse(content)).toEqual(REPORT_EXAMPLE);
    return { status: 200, type: RESPONSE_TYPE, body: await seal(answer) };
  };
  const sealed = await sealReport(REPORT_EXAMPLE, gateway.config);
  return { sealed, asked, send: (random = () => 0.99) => deliver(RELAYS, HOUR, sealed, post, random) };
}

const problem = (status: number, type: string, retryAfter?: number): RelayReply => ({
  status,
  type: 'application/problem+json',
  body: new TextEncoder().encode(JSON.stringify({ type })),
  ...(retryAfter && { retryAfter }),
});

describe('deliver', () => {
  it('has the gateway’s answer from the first relay that brings one, and asks no further', async () => {
    const { sealed, asked, send } = await setting({ 'https://two.example': { answer: 'counted' } });
    expect(REQUEST_SIZES).toContain(sealed.body.length);
    expect(await send()).toEqual({ kind: 'answered', answer: { answer: 'counted' }, relay: 'https://two.example' });
    expect(asked).toEqual(['https://one.example', 'https://two.example']);
  });

  it('where no relay answers nothing else is asked: the report waits', async () => {
    const { asked, send } = await setting({});
    expect(await send()).toEqual({ kind: 'none', waitMs: 0 });
    expect(asked.toSorted()).toEqual(RELAYS.toSorted());
  });

  it('a full gateway, a busy relay and a page in place of an answer are no answer', async () => {
    const page: RelayReply = { status: 200, type: 'text/html', body: new TextEncoder().encode('<h1>Welcome</h1>') };
    const forged: RelayReply = { status: 200, type: RESPONSE_TYPE, body: new Uint8Array(RESPONSE_SIZE) };
    for (const reply of [page, forged, problem(429, 'about:blank', 90), { answer: 'later', reason: 'full' } as const]) {
      const { send } = await setting(Object.fromEntries(RELAYS.map((relay) => [relay, reply])));
      const waitMs = 'retryAfter' in reply ? 90_000 : 0;
      expect(await send()).toEqual({ kind: 'none', waitMs });
    }
    const { send } = await setting({ 'https://one.example': problem(503, 'about:blank', 10_000_000) });
    expect(await send()).toEqual({ kind: 'none', waitMs: 3_600_000 });
  });

  it('a refusal is an answer; an unknown key counts only where no relay has an answer', async () => {
    const refused: Answer = { answer: 'refused', reason: 'hour-old' };
    const first = await setting({ 'https://one.example': problem(400, KEY_PROBLEM), 'https://two.example': refused });
    expect(await first.send()).toMatchObject({ kind: 'answered', answer: refused });
    const second = await setting({ 'https://one.example': problem(400, KEY_PROBLEM) });
    expect(await second.send()).toEqual({ kind: 'unknown-key', relay: 'https://one.example' });
    const third = await setting({ 'https://one.example': problem(400, 'about:blank') });
    expect(await third.send()).toMatchObject({ kind: 'none' });
  });

  it('relays are tried in any order', () => {
    const chances = [0, 0.4, 0.7];
    const orders = chances.flatMap((a) =>
      chances.map((b) => {
        const drawn = [a, b];
        return shuffled(RELAYS, () => drawn.shift() ?? 0).join(' ');
      }),
    );
    expect(new Set(orders).size).toBe(6);
  });
});
