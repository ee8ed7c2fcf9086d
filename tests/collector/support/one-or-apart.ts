/** A collector as one program, and as relay and gateway of two operators: what a client gets must be the same. */
import { startCollector, type TestCollector } from './collector.ts';

export const ONE_OR_APART = ['one program', 'relay and gateway apart'] as const;

const env = { TAILBACK_COLLECTOR_RELAY_SECRET: 'the same secret of two operators' };

/** @returns what holds the data, what clients speak to, and an end of both */
export async function startOneOrApart(
  kind: (typeof ONE_OR_APART)[number],
): Promise<{ holder: TestCollector; url: string; stop(): Promise<void> }> {
  if (kind === 'one program') {
    const holder = await startCollector([]);
    return { holder, url: holder.url, stop: () => holder.stop() };
  }
  const holder = await startCollector(['--role', 'gateway'], { env });
  const relay = await startCollector(['--role', 'relay', '--gateway-url', holder.url], { env });
  return {
    holder,
    url: relay.url,
    async stop() {
      await relay.stop();
      await holder.stop();
    },
  };
}
