/**
 * What another list would change, and whether it may: only a newer one, and only addresses that the manifest lists, since the
 * browser would not grant others. Pure; the signature is its bearer's business (src/report/signed-file.ts).
 */
import { type Fault, faultOf } from '../fault.ts';
import type { TargetList } from './list.ts';
import { hostsOf, originsOf } from './origins.ts';

export interface ListChange {
  from: number;
  to: number;
  /** Ids of services and controls that come, go, or have other addresses. */
  added: string[];
  removed: string[];
  changed: string[];
  /** Host names that come and go. */
  addedHosts: string[];
  removedHosts: string[];
}

const targetsOf = ({ services, controls }: TargetList) => [...services, ...controls];

/** Addresses only: who wrote an entry down, or when it was checked, changes nothing of what is asked. */
function addressesById(list: TargetList): Map<string, string> {
  return new Map(
    targetsOf(list).map((target) => [
      target.id,
      JSON.stringify(
        target.endpoints.map(({ id, role, kind, url, method, expect }) => [id, role, kind, url, method, expect]),
      ),
    ]),
  );
}

const without = (a: readonly string[], b: readonly string[]): string[] => a.filter((one) => !b.includes(one));

export function listChange(now: TargetList, next: TargetList): ListChange {
  const [old, other] = [addressesById(now), addressesById(next)];
  const [oldIds, ids] = [[...old.keys()], [...other.keys()]];
  const [oldHosts, hosts] = [hostsOf(targetsOf(now)), hostsOf(targetsOf(next))];
  return {
    from: now.version,
    to: next.version,
    added: without(ids, oldIds),
    removed: without(oldIds, ids),
    changed: ids.filter((id) => old.has(id) && old.get(id) !== other.get(id)),
    addedHosts: without(hosts, oldHosts),
    removedHosts: without(oldHosts, hosts),
  };
}

/** Why this list may not replace that one; undefined where it may. */
export function listRefusal(now: TargetList, next: TargetList, origins: readonly string[]): Fault | undefined {
  if (next.version <= now.version) {
    const text = `version: ${next.version} is not newer than the list in use, which is ${now.version}`;
    return faultOf('not-newer', text, next.version, now.version);
  }
  const [stranger] = without(originsOf(targetsOf(next)), origins);
  if (stranger === undefined) return undefined;
  const text = `the list asks ${stranger}, which this version of the extension may not: an update has to come first`;
  return faultOf('stranger', text, stranger);
}
