/** Sends one queued report: seals it if it is not yet, hands it to the relays, and keeps what came of it. */
import type { Answer } from '../../src/report/answer.ts';
import type { Collector } from '../../src/report/collector.ts';
import { deliver } from '../../src/report/deliver.ts';
import { chooseKey, type Sealed } from '../../src/report/ohttp.ts';
import { reportSchema } from '../../src/report/report.ts';
import { reportHourOf } from '../../src/report/report-hour.ts';
import { sealReport } from '../../src/report/seal-report.ts';
import { backOffMs, gapMs } from '../../src/report/send-times.ts';
import { currentKeys } from '../../src/report/take-manifest.ts';
import {
  changeQueued,
  chargeBytes,
  dropped,
  type QueuedReport,
  type SentReport,
  type Store,
  settleReport,
} from '../../src/store/index.ts';
import { reportCost } from '../../src/wire-cost.ts';
import { postSealed } from '../platform/collector-fetch.ts';
import { refreshManifest } from './fetch-manifest.ts';
import { readUploading, writeUploading } from './keep-collector.ts';

export interface SendOptions {
  store: Store;
  collector: Collector;
  /** Of its relays those that the browser lets us reach. */
  relays: readonly string[];
  signal: AbortSignal;
}

interface SealedTo extends Sealed {
  /** Public key; absent of what an older version of the extension sealed. */
  key?: Uint8Array<ArrayBuffer>;
}

async function sealedFor(
  { store, collector }: SendOptions,
  queued: QueuedReport,
): Promise<SealedTo | 'no-key' | 'not-a-report'> {
  if (queued.sealed) {
    const { body, enc, secret, key } = queued.sealed;
    return { body, opener: { enc, secret }, ...(key && { key }) };
  }
  // It may have been queued by an older version of the extension.
  const report = reportSchema.safeParse(queued.report);
  if (!report.success) return 'not-a-report';
  const key = await chooseKey(currentKeys(collector.manifest, Date.now()));
  if (!key) return 'no-key';
  const sealed = { ...(await sealReport(report.data, key)), key: key.publicKey };
  // Before it is sent: after a kill the same bytes go out again, and count once.
  const kept = { body: sealed.body, ...sealed.opener, key: sealed.key };
  await changeQueued(store, { ...queued, sealed: kept }, Date.now());
  return sealed;
}

function sentOf(
  queued: QueuedReport,
  answer: Exclude<Answer, { answer: 'later' }>,
  relay: string,
  bytes: number,
): SentReport {
  const { hour, service, report } = queued;
  const about = { at: Date.now(), hour, service, relay: new URL(relay).host, bytes, report };
  return answer.answer === 'refused'
    ? { ...about, result: 'refused', reason: answer.reason }
    : { ...about, result: answer.answer };
}

/** @returns UTC ms before which nothing more is sent */
export async function sendReport(options: SendOptions, queued: QueuedReport): Promise<number> {
  const { store, relays, signal } = options;
  const sealed = await sealedFor(options, queued);
  if (sealed === 'not-a-report') {
    await settleReport(store, queued, dropped(queued, 'version', Date.now()));
    return Date.now();
  }
  if (sealed === 'no-key') return failed(store, 0);
  const post = async (relay: string, hour: string, body: Uint8Array<ArrayBuffer>) => {
    const reply = await postSealed(relay, hour, body, relays, signal);
    await chargeBytes(store, reportCost(relay, body.length + (reply?.body.length ?? 0)), Date.now());
    return reply;
  };
  const delivery = await deliver(relays, reportHourOf(queued.hour), sealed, post, Math.random);
  if (signal.aborted) return Date.now();
  if (delivery.kind === 'answered' && delivery.answer.answer !== 'later') {
    await settleReport(store, queued, sentOf(queued, delivery.answer, delivery.relay, sealed.body.length));
    return succeeded(store);
  }
  if (delivery.kind === 'unknown-key') return sealAnew(options, queued, sealed);
  return failed(store, delivery.kind === 'none' ? delivery.waitMs : 0);
}

const isSame = (a: Uint8Array, b: Uint8Array | undefined): boolean =>
  a.length === b?.length && a.every((byte, i) => byte === b[i]);

/**
 * Only where the manifest really has another key by now: otherwise a relay could make us seal the same report again and
 * again by a word of its own. By the key itself: where an operator lost or destroyed keys their ids are given again.
 */
async function sealAnew(options: SendOptions, queued: QueuedReport, sealed: SealedTo): Promise<number> {
  const { store, relays, signal } = options;
  const collector = await refreshManifest(store, options.collector, relays, signal, true);
  const key = await chooseKey(currentKeys(collector.manifest, Date.now()));
  if (!key || isSame(key.publicKey, sealed.key)) return failed(store, 0);
  const { sealed: _, ...unsealed } = queued;
  await changeQueued(store, unsealed, Date.now());
  return succeeded(store);
}

async function succeeded(store: Store): Promise<number> {
  const now = Date.now();
  const notBefore = now + gapMs(Math.random());
  await writeUploading(store, { ...(await readUploading(store, now)), failures: 0, notBefore }, now);
  return notBefore;
}

async function failed(store: Store, waitMs: number): Promise<number> {
  const now = Date.now();
  const state = await readUploading(store, now);
  const failures = state.failures + 1;
  const notBefore = now + Math.max(waitMs, backOffMs(failures, Math.random()));
  await writeUploading(store, { ...state, failures, notBefore }, now);
  return notBefore;
}
