/**
 * Which network this is, by the hashes of what a STUN server saw. A line with both address families shows now one, now the other, now
 * both: a network is a pair of them, and either half finds it. Where IPv4 was seen and is another one, so is the network, whatever
 * IPv6 says: a VPN that carries IPv4 alone leaves IPv6 on the old line (docs/methods/stun.md).
 */
import { z } from '../../src/zod.ts';

export const knownNetworkSchema = z.object({
  name: z.string(),
  v4: z.optional(z.string()),
  v6: z.optional(z.string()),
});
export type KnownNetwork = z.infer<typeof knownNetworkSchema>;

/** Hashes by family, at least one. */
export type SeenHashes = Pick<KnownNetwork, 'v4' | 'v6'>;

/** More than anybody's places of a month; what is forgotten is a new network when it comes back by its other half. */
const MOST = 40;

function found(known: readonly KnownNetwork[], { v4, v6 }: SeenHashes): KnownNetwork | undefined {
  const byV4 = v4 === undefined ? undefined : known.find((one) => one.v4 === v4);
  const byV6 = v6 === undefined ? undefined : known.find((one) => one.v6 === v6);
  return byV4 ?? (v4 === undefined || byV6?.v4 === undefined ? byV6 : undefined);
}

/** The network's name, and all known ones, the one in use first. */
export function recognize(known: readonly KnownNetwork[], seen: SeenHashes): { name: string; known: KnownNetwork[] } {
  const match = found(known, seen);
  // Named after what was seen first: before pairs were kept that was the whole name, so that older samples keep theirs.
  const name = match?.name ?? seen.v4 ?? seen.v6 ?? '';
  // The old line's IPv6 stays with the old line.
  const takesV6 = match !== undefined || !known.some((one) => one.v6 === seen.v6);
  const here: KnownNetwork = { name, ...match, ...(seen.v4 !== undefined && { v4: seen.v4 }) };
  if (seen.v6 !== undefined && takesV6) here.v6 = seen.v6;
  const others = known
    .filter((one) => one !== match && one.name !== name)
    // One half belongs to one network: both were seen together now.
    .map(({ v6, ...one }) => ({ ...one, ...(v6 !== undefined && v6 !== here.v6 && { v6 }) }))
    .filter((one) => one.v4 !== undefined || one.v6 !== undefined);
  return { name, known: [here, ...others].slice(0, MOST) };
}
