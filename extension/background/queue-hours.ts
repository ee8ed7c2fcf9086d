/** Turns hours that have ended into queued reports. An hour is taken once, when no round that began in it is open any more. */
import { anonymize } from '../../src/report/anonymize.ts';
import type { Collector } from '../../src/report/collector.ts';
import { startOfReportHour } from '../../src/report/report-hour.ts';
import { firstDue, isTooOld } from '../../src/report/send-times.ts';
import type { Sample } from '../../src/sample.ts';
import { STALE_MS } from '../../src/schedule/limits.ts';
import type { Settings } from '../../src/settings.ts';
import { HOUR_MS, hourOf } from '../../src/store/hour.ts';
import {
  beginQueue,
  openRounds,
  type QueuedReport,
  queuedUpTo,
  queueHour,
  type Store,
  samplesSince,
} from '../../src/store/index.ts';
import { serviceById } from '../../src/targets/index.ts';
import { LOOK_BACK_MS, RULES_VERSION } from '../../src/verdict/judge.ts';
import { judgedRounds } from '../../src/verdict/judged-rounds.ts';
import { browser } from '../platform/browser.ts';
import { FAMILY } from '../platform/family.ts';

/** A round that began in an hour may end in the next one. */
const OVER_MS = STALE_MS;

/** Services of the default set are reported with the choice to upload; each other one needs a tick of its own. */
export function reportable(settings: Settings, ticked: readonly string[]): string[] {
  return settings.services.filter((id) => serviceById(id)?.default === true || ticked.includes(id));
}

export interface HourInput {
  hour: number;
  settings: Settings;
  /** Ids that may be reported. */
  services: readonly string[];
  /** With the history that judging looks back on. */
  samples: readonly Sample[];
  /** UTC ms: what was measured before is left out. */
  since: number;
}

/** What would be sent of an hour; also what the page of consent shows before anything is. */
export function reportsOfHour({ hour, settings, services, samples, since }: HourInput) {
  const near = samples.filter(({ at }) => at >= Math.max(since, hour - OVER_MS) && at < hour + HOUR_MS + OVER_MS);
  return anonymize({
    hour,
    samples: near,
    judged: judgedRounds({ samples, settings, from: hour, to: hour + HOUR_MS }),
    services,
    rules: RULES_VERSION,
    app: browser.runtime.getManifest().version,
    browser: FAMILY,
  });
}

async function queueOne(store: Store, input: HourInput, now: number): Promise<void> {
  const reports = reportsOfHour(input).map(
    ({ network, report }): QueuedReport => ({
      hour: startOfReportHour(report.hour) ?? input.hour,
      service: report.service,
      network,
      dueAt: firstDue(input.hour, now, Math.random()),
      held: 0,
      report,
    }),
  );
  await queueHour(store, input.hour, reports, now);
}

/** Queues every hour that ended and was not queued yet. */
export async function queueEndedHours(
  store: Store,
  settings: Settings,
  upload: NonNullable<Collector['upload']>,
  now: number,
): Promise<void> {
  const upTo = await queuedUpTo(store);
  const last = hourOf(now) - HOUR_MS;
  // The clock was set back: without this nothing would be queued until it has caught up.
  if (upTo !== undefined && upTo > last + 2 * HOUR_MS) await beginQueue(store, last + HOUR_MS);
  if (upTo === undefined || upTo > last) return;
  const open = (await openRounds(store)).filter((round) => now - round.startedAt <= STALE_MS);
  const earliestOpen = Math.min(...open.map((round) => round.startedAt));
  const samples = await samplesSince(store, upTo - LOOK_BACK_MS);
  const services = reportable(settings, upload.services);
  for (let hour = upTo; hour <= last && hour + HOUR_MS <= earliestOpen; hour += HOUR_MS) {
    // A computer that slept for weeks: hours without a sample, and those nobody takes, are passed over.
    const measured = samples.some(({ at }) => hourOf(at) === hour) && !isTooOld(hour, now);
    if (measured) {
      const known = samples.filter(({ at }) => at >= hour - LOOK_BACK_MS && at < hour + HOUR_MS + OVER_MS);
      await queueOne(store, { hour, settings, services, samples: known, since: upload.since }, now);
    } else if (hour === last) await queueHour(store, hour, [], now);
  }
}
