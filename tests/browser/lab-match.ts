/** Which request at the lab a stored sample is about: the sample's own words against the lab's record of the same request. */
import type { Sample } from '../../src/sample.ts';
import { hostOf } from '../../src/schedule/choose-steps.ts';
import { controlById, serviceById } from '../../src/targets/index.ts';
import type { Endpoint } from '../../src/targets/target.ts';
import {
  type ConnectionRecord,
  type LabRecord,
  type RequestRecord,
  recordsOf,
  type WebSocketRecord,
} from '../lab/records.ts';

/** Browser and lab read the same machine's clock, the browser in whole milliseconds; the request leaves after the call. */
const SLACK_MS = 20;

export function endpointOf(sample: Sample): Endpoint | undefined {
  const target = sample.targetType === 'service' ? serviceById(sample.target) : controlById(sample.target);
  return target?.endpoints.find((e) => e.id === sample.endpoint);
}

/** What a sample left at the lab. A refused certificate (the catalogue has private ones) leaves a connection and no request. */
export type Trace = RequestRecord | WebSocketRecord | ConnectionRecord;

/** The record of this sample's request; undefined where none arrived. No two requests to one host overlap, so time is enough. */
export function recordOf(sample: Sample, records: readonly LabRecord[]): Trace | undefined {
  const endpoint = endpointOf(sample);
  if (!endpoint) return undefined;
  const host = hostOf(endpoint.url);
  const from = sample.at - SLACK_MS;
  const to = sample.at + sample.timings.totalMs + SLACK_MS;
  const within = (r: Trace): boolean => {
    const at = r.type === 'connection' ? r.openedAt : r.receivedAt;
    return r.host === host && at >= from && at <= to;
  };
  if (endpoint.expect.certificate === 'private') return recordsOf(records, 'connection').find(within);
  if (sample.kind === 'websocket') return recordsOf(records, 'websocket').find(within);
  return recordsOf(records, 'request').findLast((r) => within(r) && endpoint.url.endsWith(r.path));
}

/** Whether the request was the first of its connection, by the lab's record. */
export function openedItsOwn(record: Trace, records: readonly LabRecord[]): boolean {
  if (record.type === 'connection') return true;
  if (record.type === 'request') return record.first;
  return !recordsOf(records, 'request').some((r) => r.connection === record.connection);
}
