/**
 * Which provider the line in use belongs to, from the table that came with the bundle: nobody is asked. The prefix that a
 * STUN server saw is held in this worker's memory alone, and is gone with it; kept are the keyed name of the network, which
 * tells nothing, and the provider's number.
 */
import { answersOf } from '../../src/crowd/answers.ts';
import { ownNetwork } from '../../src/crowd/compare.ts';
import { addressOfPrefix } from '../../src/crowd/prefix-address.ts';
import { getSettings, type Store, writeKept } from '../../src/store/index.ts';
import { readAnswers, readBundle, readCrowd, readFileKept, readNetworksKept, readPlace } from '../keep-crowd.ts';
import { networkNow } from './network-key.ts';

let seen: { network: string; prefix: string } | undefined;

/** A STUN server answered. @param network its name (network-key.ts). @returns whether other answers are kept now */
export async function placedBy(store: Store, network: string, prefix: string, now: number): Promise<boolean> {
  seen = { network, prefix };
  return compareAnew(store, now);
}

/** At no provider of the table: too few there report for anything to be published. */
const NOT_LISTED = 0;

/** Looks the network in use up, where the table is another or the network is. @returns null: not known */
async function placeNow(store: Store, now: number): Promise<number | null> {
  const network = await networkNow(store, now);
  const table = (await readFileKept(store, 'crowd-networks'))?.date;
  const kept = await readPlace(store);
  if (table === undefined) return null;
  if (kept?.network === network && kept.table === table) return kept.asn;
  // The worker was killed since STUN answered: the next round's answer tells; until then an older table holds.
  if (seen?.network !== network) return kept?.network === network ? kept.asn : null;
  const networks = await readNetworksKept(store);
  if (!networks) return null;
  const asn = ownNetwork(networks, addressOfPrefix(seen.prefix), 'ZZ')?.asn ?? NOT_LISTED;
  await writeKept(store, 'crowd-place', { network, table, asn }, now);
  return asn;
}

/** Compares with what is kept, if anything of it is new. @returns whether other answers are kept now */
export async function compareAnew(store: Store, now: number): Promise<boolean> {
  const bundle = await readFileKept(store, 'crowd-bundle');
  if (!bundle) return false;
  const { country } = await getSettings(store, now);
  const asn = (await placeNow(store, now)) ?? (await readCrowd(store, now)).picked;
  const known = await readAnswers(store);
  if (known?.hour === bundle.date && known.asn === asn && known.country === country) return false;
  const opened = await readBundle(store);
  if (!opened) return false;
  await writeKept(store, 'crowd-answers', answersOf(opened, asn === null ? undefined : { asn, country }, country), now);
  return true;
}
