/** What other folders may use of the store. */

export { fieldProblem } from '../field-problem.ts';
export { appendSample } from './append-sample.ts';
export { budgetUsed, chargeBytes } from './budget.ts';
export { canonical } from './canonical.ts';
export { closeRound } from './close-round.ts';
export { deleteEverything } from './delete-everything.ts';
export { areKept, firstToGo, type RecordKey } from './first-to-go.ts';
export { binStart, countOf, type Histogram, quantileOf } from './histogram.ts';
export { dayOf, hourOf } from './hour.ts';
export type { HourRow } from './hour-row.ts';
export { changeSettings, getSettings, parseSettings, SettingsError, saveSettings } from './keep-settings.ts';
export { deleteKept, type KeptKey, readKept, writeKept } from './kept.ts';
export { addNotice, clearNotice, type NewNotice, type Notice, notices, parseNotices } from './notices.ts';
export { type OpenOptions, openStore } from './open.ts';
export { putSamples } from './put-samples.ts';
export type { QueuedReport, SentReport } from './queued-report.ts';
export { onQuota } from './quota.ts';
export { hourRows } from './read-hours.ts';
export { newestSample, samplesOfPart, samplesOfRound, samplesSince } from './read-samples.ts';
export {
  beginQueue,
  changeQueued,
  clearSent,
  dropped,
  emptyQueue,
  queuedReports,
  queuedUpTo,
  queueHour,
  sentReports,
  settleReport,
} from './report-queue.ts';
export { keepReserve } from './reserve.ts';
export { type Retained, retain } from './retain.ts';
export { openRounds, recentRounds, roundOf, saveRound } from './rounds.ts';
export { type SamplePart, type SampleRange, samplesByPart, spanOf } from './samples-by-part.ts';
export type { RoundRecord, Store } from './schema.ts';
export { StoreError } from './store-error.ts';
export { estimate, type Usage } from './usage.ts';
