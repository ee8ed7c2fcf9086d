/**
 * Kills a gateway again and again while reports come in, and starts it again. Clients do as real ones: what has no answer is sent
 * again, byte for byte; what has one never again. So whatever was acknowledged and lost is missing at the end for good.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { HOUR_MS } from '../../../collector/gateway/hours.ts';
import { headersOf, OPEN_PATH } from '../../../collector/server/relay-wire.ts';
import { reportHourOf } from '../../../src/report/report-hour.ts';
import { freePort, spawnCollector } from './process.ts';
import { messageOf, quickSealer } from './quick-seal.ts';
import { report } from './report.ts';
import { keyAt } from './sender.ts';

export interface KillOptions {
  kills: number;
  /** Of the gateway: data folder, engine. */
  args: readonly string[];
  /** Between a start and the next kill, ms. */
  liveMs: number;
}

export interface KillResult {
  hour: number;
  /** Ids of all acknowledged reports. */
  ids: string[];
  /** Answers that never came: kills hit something. */
  unanswered: number;
  /** What went wrong otherwise, first few. */
  problems: string[];
}

const CLIENTS = 16;

export async function killUnderLoad({ kills, args, liveMs }: KillOptions): Promise<KillResult> {
  const secret = randomBytes(24).toString('hex');
  const port = await freePort();
  const startGateway = () =>
    spawnCollector(['--role', 'gateway', '--publish', 'no', ...args], port, {
      TAILBACK_COLLECTOR_RELAY_SECRET: secret,
    });
  let gateway = await startGateway();
  const seal = quickSealer(await keyAt(gateway.url));
  const start = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS;
  const message = messageOf(report(start));
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const result: KillResult = { hour: start / HOUR_MS, ids: [], unanswered: 0, problems: [] };
  const epoch = randomBytes(8).toString('hex');
  let over = false;

  function once(body: Buffer, headers: Record<string, string>): Promise<number | null> {
    return new Promise((resolve) => {
      const ask = request(`${gateway.url}${OPEN_PATH}`, { method: 'POST', headers, agent }, (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? null));
        response.once('error', () => resolve(null));
      });
      ask.once('error', () => resolve(null));
      ask.end(body);
    });
  }

  async function client(): Promise<void> {
    while (!over) {
      const body = seal(message);
      const tag = { epoch, value: randomBytes(8).toString('hex') };
      const envelope = { body, hour: reportHourOf(start), network: { country: 'RU', asn: 25159 }, tag };
      const headers = headersOf(envelope, secret);
      for (;;) {
        const status = await once(body, headers);
        if (status === 200) break;
        if (status === null || status === 503) result.unanswered += 1;
        else result.problems.push(`status ${status}`);
        if (result.problems.length > 5) throw new Error(result.problems.join(', '));
        await new Promise((done) => setTimeout(done, 25));
      }
      result.ids.push(createHash('sha256').update(body.subarray(7, 39)).digest('hex').slice(0, 32));
    }
  }

  const clients = Promise.all(Array.from({ length: CLIENTS }, client));
  for (let i = 0; i < kills; i += 1) {
    // Not always at the same point of a transaction.
    await new Promise((done) => setTimeout(done, liveMs * (0.5 + Math.random())));
    await gateway.kill();
    gateway = await startGateway();
  }
  await new Promise((done) => setTimeout(done, liveMs));
  over = true;
  await clients;
  agent.destroy();
  const code = await gateway.stop();
  if (code !== 0) result.problems.push(`the gateway ended with ${code}: ${gateway.output()}`);
  return result;
}
