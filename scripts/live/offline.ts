/** Is there a network at all? Asked of the resolver only, with names that are no target: nobody has consented yet. */
import { lookup } from 'node:dns/promises';

/** Reserved for documentation and kept up by IANA (RFC 2606 §3): they belong to no service and no control. */
const NAMES = ['example.com', 'example.org'];
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
    `You seem to be offline (neither ${NAMES.join(' nor ')} resolves); without internet there is ${command} --lab healthy.`,
  );
}
