/** What came after its hour was closed: the operator can see how much it is, from a restart to the next; nobody is shown a place, and no count that is not rounded by the day. */
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../collector/gateway/hours.ts';
import { lateList } from '../../collector/server/late-list.ts';
import type { LateCount } from '../../collector/storage/storage.ts';
import { reportHourOf } from '../../src/report/report-hour.ts';
import { startCollector, TestClock, temporaryFolder } from './support/collector.ts';
import { report } from './support/report.ts';
import { deliver, keyAt, seal } from './support/sender.ts';

const START = Date.UTC(2026, 2, 1, 10);
const HOURS = START / HOUR_MS;
const LATE = 8;
const SOON_MS = 20_000;

const pageAt = async (port: number, path: string): Promise<[number, string]> => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return [response.status, await response.text()];
};

describe('late reports', () => {
  it('are counted for the operator, and still after a restart', async () => {
    const clock = new TestClock(START + 6 * HOUR_MS);
    const options = { clock, folder: temporaryFolder() };
    const first = await startCollector(['--behind-proxy', 'loopback'], options);
    const key = await keyAt(first.url);
    for (let i = 1; i <= LATE; i += 1) {
      const sealed = await seal(key, report(START), reportHourOf(START));
      expect((await deliver(first.url, sealed, `94.25.${i}.9`)).answer).toEqual({ answer: 'history' });
    }
    await first.stop();
    const { metricsPort, stop } = await startCollector([], options);
    const metrics = async (): Promise<string> => (await pageAt(metricsPort, '/metrics'))[1];
    await expect.poll(metrics, { timeout: SOON_MS }).toMatch(new RegExp(`^tailback_late_reports ${LATE}$`, 'm'));
    expect(await pageAt(metricsPort, '/late')).toEqual([
      200,
      'day,service,judged,reports\n2026-03-01,whatsapp,ok,10\n',
    ]);
    expect(await pageAt(metricsPort, '/')).toEqual([404, 'There is /metrics and /late.\n']);
    await stop();
  }, 60_000);

  it('a relay has none to tell of', async () => {
    const env = { TAILBACK_COLLECTOR_RELAY_SECRET: 'the same secret of two operators' };
    const relay = await startCollector(['--role', 'relay', '--gateway-url', 'http://127.0.0.1:9'], { env });
    expect(await pageAt(relay.metricsPort, '/late')).toEqual([404, 'There is /metrics.\n']);
    expect((await pageAt(relay.metricsPort, '/metrics'))[1]).not.toContain('tailback_late_reports');
    await relay.stop();
  });

  it('are listed by day, rounded, and a few of them not at all', () => {
    const count = (hour: number, service: string, vote: LateCount['vote'], ballots: number): LateCount => ({
      hour,
      service,
      vote,
      ballots,
    });
    const counts = [
      count(HOURS, 'whatsapp', 'failed', 4),
      count(HOURS + 1, 'whatsapp', 'failed', 9),
      count(HOURS + 14, 'whatsapp', 'failed', 7),
      count(HOURS, 'signal', 'ok', 2),
      count(HOURS, 'signal', 'slow', 3),
    ];
    expect(lateList(counts)).toBe(
      'day,service,judged,reports\n2026-03-01,signal,slow,5\n2026-03-01,whatsapp,failed,15\n2026-03-02,whatsapp,failed,5\n',
    );
  });
});
