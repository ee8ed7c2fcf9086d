/** A relay and a gateway as two programs of two operators would be, each behind a recorder: what each of them sees. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLink } from '../../src/report/collector-link.ts';
import { startCollector, type TestCollector } from '../collector/support/collector.ts';
import { type Recorder, startRecorder } from './recorder.ts';

const SECRET = 'a secret of more than thirty-two characters';

export interface TwoOperators {
  /** What a person pastes. */
  link: string;
  atRelay: Recorder;
  atGateway: Recorder;
  /** Serves the public files besides. */
  atMirror: Recorder;
  gateway: TestCollector;
  stop(): Promise<void>;
}

export async function startTwoOperators(): Promise<TwoOperators> {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-operators-'));
  const [atRelay, atGateway, atMirror] = [await startRecorder(), await startRecorder(), await startRecorder()];
  const file = join(folder, 'who.json');
  const who = {
    operators: [
      { id: 'north', name: 'North Foundation', country: 'NO' },
      { id: 'south', name: 'South University', country: 'ZA' },
    ],
    gateway: 'south',
    relays: [{ url: atRelay.url, operator: 'north' }],
    mirrors: [{ url: atMirror.url, operator: 'south' }],
    statement: 'Reports are kept as counts. Nobody has made us keep more.',
  };
  writeFileSync(file, JSON.stringify(who));
  const env = { TAILBACK_COLLECTOR_RELAY_SECRET: SECRET };
  const gateway = await startCollector(['--role', 'gateway', '--manifest', file], { env });
  atGateway.target = gateway.url;
  atMirror.target = gateway.url;
  const relay = await startCollector(['--role', 'relay', '--gateway-url', atGateway.url], { env });
  atRelay.target = relay.url;
  const key = gateway.link.split('#')[1];
  return {
    link: writeLink({ relay: atRelay.url, ...(key && { key }) }),
    atRelay,
    atGateway,
    atMirror,
    gateway,
    async stop() {
      await atRelay.down();
      await relay.stop();
      await atGateway.down();
      await atMirror.down();
      await gateway.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
