/**
 * A server that ignores Range sends on until our abort reaches it: what is charged to the day is never less than what the lab
 * let out meanwhile, from 20 ms at 20 Mbit/s to 1 Mbit/s, over both protocols. Nearer and faster lines: docs/methods/transfer.md.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sample } from '../../src/sample.ts';
import { CUT_TIMES } from '../../src/wire-cost.ts';
import type { Behaviour } from '../lab/behaviour.ts';
import { recordsOf } from '../lab/records.ts';
import { roundOf, stepsOf } from './own-round.ts';
import { BROWSERS, type Session } from './session.ts';
import { places } from './support/catalogue-hosts.ts';
import { carryOut, openIdle } from './support/stored-round.ts';

const WHOLE: Behaviour = { type: 'no-range', bytes: 8_000_000 };
const rate = (kbps: number): Behaviour => ({ type: 'police', kbps, mode: 'hold' });
const LINES: Readonly<Record<string, Behaviour[]>> = {
  '20 ms, 20 Mbit/s': [{ type: 'delay', ms: 20 }, rate(20_000)],
  '100 ms, 10 Mbit/s': [{ type: 'delay', ms: 100 }, rate(10_000)],
  '1 Mbit/s': [rate(1_000)],
};
/** Of the two transfers, one over each protocol. */
const APART_MS = 1_500;

interface Drawn {
  line: string;
  sample: Sample;
  alpn: string | null;
  wire: number;
}

async function drawn(session: Session, line: string, behaviours: readonly Behaviour[]): Promise<Drawn[]> {
  const { lab } = session;
  lab.clear();
  lab.setLine(...behaviours);
  const list = places('transfer', 2);
  list.forEach(({ host }, i) => {
    lab.set(host, i % 2 === 1 ? [WHOLE, { type: 'protocol', protocol: 'h1' }] : WHOLE);
  });
  lab.hangUp();
  lab.records.length = 0;
  const steps = stepsOf(list).map((step, i) => ({ ...step, afterMs: 300 + i * APART_MS }));
  const samples = await carryOut(session, roundOf(`no-range-${line}`, steps), 300 + 2 * APART_MS);
  // Until the abort has come through the slowest line.
  await sleep(300);
  return recordsOf(lab.records, 'request').flatMap((request) => {
    const connection = recordsOf(lab.records, 'connection').find(({ id }) => id === request.connection);
    const step = steps.find(({ host }) => host === request.host);
    const sample = samples.find(({ id }) => id.endsWith(`#${step?.seq}`));
    if (!connection || !sample) return [];
    return [{ line, sample, alpn: connection.alpn, wire: connection.bytesIn + connection.bytesOut }];
  });
}

describe.each(BROWSERS)('%s: a server that ignores Range', (browser) => {
  let session: Session;
  const all: Drawn[] = [];

  beforeAll(async () => {
    session = await openIdle({ browser });
    for (const [line, behaviours] of Object.entries(LINES)) all.push(...(await drawn(session, line, behaviours)));
    for (const { line, sample, alpn, wire } of all) {
      console.log(`${browser}, ${line}, ${alpn}: read ${sample.bytes}, lab ${wire}, charged ${sample.costBytes} bytes`);
    }
  }, 120_000);

  afterAll(() => session?.close());

  it('is answered 200 and read no further than a transfer goes', () => {
    expect(all.map(({ alpn }) => alpn).sort()).toEqual(
      Object.keys(LINES)
        .flatMap(() => ['h2', 'http/1.1'])
        .sort(),
    );
    for (const { sample } of all) expect(sample).toMatchObject({ outcome: 'ok', status: 200 });
    // A chunk is read whole.
    for (const { sample } of all) expect(sample.bytes).toBeLessThan(4 * 65_536);
  });

  it('is charged for all that came before the abort reached it', () => {
    for (const { sample, wire } of all) expect(sample.costBytes).toBeGreaterThanOrEqual(wire);
  });

  it('is charged within reason', () => {
    for (const { sample, wire } of all) expect(sample.costBytes).toBeLessThan(2 * CUT_TIMES * wire);
  });
});
