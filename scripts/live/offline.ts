/** Is there a network at all? Asked of the resolver only, with names that are no target: nobody has consented yet. */
import { lookup } from 'node:dns/promises';

/**
 * They belong to no service and no control. example.com and .org are reserved for documentation (RFC 2606 §3); the others are
 * the registries of countries, since on a line that lets only domestic names through there is a lot to measure.
 */
const NAMES = ['example.com', 'example.org', 'cctld.ru', 'nic.ir', 'nic.tr', 'cnnic.cn', 'nic.kz', 'nic.ve'];
const LIMIT_MS = 4_000;

/** @throws one sentence that names the lab, where no name resolves */
export async function refuseOffline(command: string): Promise<void> {
  const limit = new Promise<never>((_, reject) => setTimeout(reject, LIMIT_MS).unref());
  const some = Promise.any(NAMES.map((name) => lookup(name)));
  const online = await Promise.race([some, limit]).then(
    () => true,
    () => false,
  );
  if (online) return;
  throw new Error(
    `You seem to be offline (none of ${NAMES.join(', ')} resolves); without internet there is ${command} --lab healthy.`,
  );
}
