/** The rules in the order in which they are asked; the first that speaks is the verdict. Order is meaning: see docs/methods/verdict.md. */
import type { LineContext, Rule, ServiceContext } from '../finding.ts';
import { allFine } from './all-fine.ts';
import { blockPage } from './block-page.ts';
import { certificate } from './certificate.ts';
import { comesAndGoes } from './comes-and-goes.ts';
import { confounded } from './confounded.ts';
import { dnsRemoved } from './dns-removed.ts';
import { domesticOnly } from './domestic-only.ts';
import { firstFailure } from './first-failure.ts';
import { followLine } from './follow-line.ts';
import { freeze } from './freeze.ts';
import { handshakeStall } from './handshake-stall.ts';
import { lineCertificates } from './line-certificates.ts';
import { lineDead } from './line-dead.ts';
import { lineDomesticOnly } from './line-domestic-only.ts';
import { lineForeignHalf } from './line-foreign-half.ts';
import { lineLossy } from './line-lossy.ts';
import { lineOffline } from './line-offline.ts';
import { lineOk } from './line-ok.ts';
import { linePaused } from './line-paused.ts';
import { linePortal } from './line-portal.ts';
import { lineSlow } from './line-slow.ts';
import { lineUnmeasured } from './line-unmeasured.ts';
import { mixedFailures } from './mixed-failures.ts';
import { ownLine } from './own-line.ts';
import { partUnreachable } from './part-unreachable.ts';
import { policer } from './policer.ts';
import { refused } from './refused.ts';
import { reset } from './reset.ts';
import { serverError } from './server-error.ts';
import { silence } from './silence.ts';
import { slowAnswers } from './slow-answers.ts';
import { slowLine } from './slow-line.ts';
import { slowerThanUsual } from './slower-than-usual.ts';
import { thinTransfers } from './thin-transfers.ts';
import { unmeasuredService } from './unmeasured-service.ts';
import { websocketStall } from './websocket-stall.ts';

export const LINE_RULES: readonly Rule<LineContext>[] = [
  linePaused,
  lineOffline,
  linePortal,
  lineUnmeasured,
  lineCertificates,
  lineDomesticOnly,
  lineDead,
  lineForeignHalf,
  lineLossy,
  lineSlow,
  lineOk,
];

export const SERVICE_RULES: readonly Rule<ServiceContext>[] = [
  followLine,
  unmeasuredService,
  confounded,
  domesticOnly,
  ownLine,
  dnsRemoved,
  blockPage,
  certificate,
  refused,
  reset,
  slowLine,
  silence,
  mixedFailures,
  serverError,
  freeze,
  policer,
  websocketStall,
  handshakeStall,
  partUnreachable,
  comesAndGoes,
  thinTransfers,
  slowerThanUsual,
  slowAnswers,
  firstFailure,
  allFine,
];
