/** What the page of sharing may ask for. Each command is complete when it answers; a refused one changes nothing. */
import { within } from '../../src/fault.ts';
import { type Collector, whoRuns } from '../../src/report/collector.ts';
import { parseLink } from '../../src/report/collector-link.ts';
import { operatedBy } from '../../src/report/manifest.ts';
import { hourOf } from '../../src/store/hour.ts';
import { beginQueue, clearSent, emptyQueue, getSettings, type Store } from '../../src/store/index.ts';
import { choiceProblem } from '../../src/targets/choice-problem.ts';
import { forgetCrowd, readCrowd, writeCrowd } from '../keep-crowd.ts';
import type { Answer, UploadCommand, UploadTrouble } from '../messages.ts';
import { giveBackUpload, reachable } from '../platform/collector-permission.ts';
import { dataCollectionAllowed } from '../platform/data-collection.ts';
import { refusedInput } from '../refusal.ts';
import { answerTo } from './answer-to.ts';
import { mayCompare } from './fetch-crowd.ts';
import { fetchManifest } from './fetch-manifest.ts';
import { endCompare, endUpload, readCollector, writeCollector } from './keep-collector.ts';
import { compareAnew } from './own-provider.ts';

/** A word that the page explains. */
class Trouble extends Error {
  constructor(word: UploadTrouble) {
    super(word);
  }
}

async function findCollector(store: Store, text: string, now: number): Promise<void> {
  const parsed = parseLink(text);
  if ('problem' in parsed) throw refusedInput(parsed.problem);
  const { relay, key } = parsed.link;
  // Nothing is asked of anybody before consent, of a collector neither.
  if ((await getSettings(store, now)).consentedAt === null) throw new Trouble('permission');
  if ((await reachable([relay])).length === 0) throw new Trouble('permission');
  const known = await readCollector(store);
  // The same collector by another address: neither its key nor its age is forgotten.
  const same = known && (key === undefined || key === known.key) && known.relays.includes(relay) ? known : undefined;
  const pinned = same ? { key: same.key, serial: same.manifest.serial } : key === undefined ? {} : { key };
  const taken = await fetchManifest(store, [relay], pinned, new AbortController().signal);
  if (!taken) throw new Trouble('no-answer');
  if ('trouble' in taken) throw new Trouble(taken.trouble);
  const { manifest } = taken;
  if (operatedBy(manifest, relay) === 'unlisted') throw new Trouble('relay-unlisted');
  if (same) return writeCollector(store, { ...same, manifest, fetchedAt: now }, now);
  await leave(store, now);
  const fresh = { relays: [relay], mirrors: [], key: manifest.key, keyEntered: key !== undefined };
  await writeCollector(store, { version: 1, ...fresh, manifest, fetchedAt: now, upload: null, crowd: false }, now);
}

/** Ends uploading; permissions are handed back last, since nothing depends on it. */
async function leave(store: Store, now: number): Promise<void> {
  const collector = await readCollector(store);
  await endUpload(store, now);
  await writeCollector(store, null, now);
  await forgetCrowd(store);
  if (collector) await giveBackUpload([...collector.relays, ...collector.mirrors]).catch(() => undefined);
}

async function required(store: Store): Promise<Collector> {
  const collector = await readCollector(store);
  if (!collector) throw new Trouble('no-answer');
  return collector;
}

async function useHosts(store: Store, relays: readonly string[], mirrors: readonly string[], now: number) {
  const collector = await required(store);
  const { manifest } = collector;
  const unlisted = relays.some((url) => operatedBy(manifest, url) === 'unlisted');
  if (unlisted || mirrors.some((url) => !manifest.mirrors.some((host) => host.url === url)))
    throw new Trouble('relay-unlisted');
  if ((await reachable([...relays, ...mirrors])).length < relays.length + mirrors.length)
    throw new Trouble('permission');
  await writeCollector(store, { ...collector, relays: [...relays], mirrors: [...mirrors] }, now);
  const dropped = [...collector.relays, ...collector.mirrors].filter((url) => ![...relays, ...mirrors].includes(url));
  if (dropped.length > 0) await giveBackUpload(dropped, false).catch(() => undefined);
}

async function startUpload(store: Store, services: string[], agreed: string, now: number): Promise<void> {
  const problem = choiceProblem(services, 0);
  if (problem) throw refusedInput(within('message', problem));
  const collector = await required(store);
  if ((await getSettings(store, now)).consentedAt === null) throw new Trouble('permission');
  const may = await reachable(collector.relays);
  if (may.length === 0 || !(await dataCollectionAllowed())) throw new Trouble('permission');
  // What was read is what holds: a manifest that came meanwhile must be read first.
  if (agreed !== whoRuns(collector.manifest, collector.relays)) throw new Trouble('changed');
  const same = collector.upload?.agreed === agreed ? collector.upload : null;
  // The queue first: killed in between, a choice without a queue would share nothing and never say so. And an empty one: only what
  // is measured from now on is sent, and what waited was for others, or is of a choice that was taken back.
  if (!same) {
    await emptyQueue(store);
    await beginQueue(store, hourOf(now));
  }
  const since = same?.since ?? now;
  await writeCollector(store, { ...collector, upload: { since, services, agreed } }, now);
}

/** The person's own press: figures are due now, whatever was waited for. */
async function fetchNow(store: Store, now: number): Promise<void> {
  if (!mayCompare(await required(store))) throw new Trouble('permission');
  await writeCrowd(store, { ...(await readCrowd(store, now)), notBefore: 0 }, now);
}

async function startCompare(store: Store, now: number): Promise<void> {
  const collector = await required(store);
  if ((await getSettings(store, now)).consentedAt === null) throw new Trouble('permission');
  if ((await reachable([...collector.relays, ...collector.mirrors])).length === 0) throw new Trouble('permission');
  await writeCollector(store, { ...collector, crowd: true }, now);
  await fetchNow(store, now);
}

async function pickProvider(store: Store, picked: number | null, now: number): Promise<void> {
  await writeCrowd(store, { ...(await readCrowd(store, now)), picked }, now);
  await compareAnew(store, now);
}

export async function carryOutUpload(command: UploadCommand, store: Store): Promise<Answer> {
  const now = Date.now();
  try {
    switch (command.command) {
      case 'find-collector':
        await findCollector(store, command.link, now);
        break;
      case 'use-hosts':
        await useHosts(store, command.relays, command.mirrors, now);
        break;
      case 'forget-collector':
        await leave(store, now);
        break;
      case 'start-upload':
        await startUpload(store, command.services, command.agreed, now);
        break;
      case 'stop-upload':
        await endUpload(store, now);
        break;
      case 'start-compare':
        await startCompare(store, now);
        break;
      case 'stop-compare':
        await endCompare(store, now);
        break;
      case 'fetch-figures':
        await fetchNow(store, now);
        break;
      case 'pick-provider':
        await pickProvider(store, command.asn, now);
        break;
      case 'clear-sent':
        await clearSent(store);
        break;
    }
    return { ok: true };
  } catch (error) {
    return error instanceof Trouble ? { error: error.message } : answerTo(error);
  }
}
