/** The evidence of a verdict as rows of a small table: label and value. What a rule did not look at has no row. */
import type { Verdict } from '../../src/verdict/verdict.ts';
import { formatNumber, lang, type MessageKey, t } from '../i18n.ts';
import { formatBytes, formatMs, formatRate, formatTime } from './format.ts';
import { failureWords } from './outcome-words.ts';
import { techniqueWords } from './verdict-words.ts';

export interface EvidenceRow {
  label: MessageKey;
  value: string;
  /** The rule's own name, for whoever looks it up in docs/methods/verdict.md; exports have it as well. */
  title?: string;
}

const CONFIDENCE: Readonly<Record<Verdict['confidence'], MessageKey>> = {
  low: 'confidence_low',
  medium: 'confidence_medium',
  high: 'confidence_high',
};

type Maybe = EvidenceRow | undefined;

function row<T>(label: MessageKey, value: T | undefined, words: (value: T) => string): Maybe {
  return value === undefined ? undefined : { label, value: words(value) };
}

function either({ technique, alternative }: Verdict): string | undefined {
  if (!technique) return undefined;
  const first = techniqueWords(technique);
  return alternative ? t('evidence_either', first, techniqueWords(alternative)) : first;
}

export function evidenceRows(verdict: Verdict, now: number): EvidenceRow[] {
  const { evidence } = verdict;
  const { controls } = evidence;
  const ms = (value: number): string => formatMs(value, lang());
  const rate = (value: number): string => formatRate(value, lang());
  const text = (value: string): string => value;
  const rows: Maybe[] = [
    row('evidence_rounds', evidence.rounds, formatNumber),
    { label: 'evidence_requests', value: t('evidence_requests_value', evidence.requests, evidence.fresh) },
    row('evidence_failures', evidence.failures, formatNumber),
    row('evidence_failure', evidence.failure, failureWords),
    { label: 'evidence_controls', value: t('evidence_of', controls.ok, controls.total) },
    row('evidence_domestic', controls.domesticOk, formatNumber),
    row('evidence_foreign', controls.foreignOk, formatNumber),
    row('evidence_now', evidence.nowMs, ms),
    row('evidence_usual', evidence.usualMs, ms),
    row('evidence_goodput', evidence.goodputBps, rate),
    row('evidence_control_goodput', evidence.controlGoodputBps, rate),
    row('evidence_stalled', evidence.stalledAtBytes, (bytes) => formatBytes(bytes, lang())),
    row('evidence_crowd', evidence.crowd?.networks ? evidence.crowd : undefined, ({ bad, networks }) =>
      t('evidence_of', bad, networks),
    ),
    row('evidence_since', evidence.since, (at) => formatTime(at, now, lang())),
    row('evidence_technique', either(verdict), text),
    { label: 'evidence_confidence', value: t(CONFIDENCE[verdict.confidence]), title: verdict.rule },
    { label: 'evidence_at', value: formatTime(verdict.at, now, lang()) },
    // Of a verdict of the past, or one whose round is overdue, there is none to wait for.
    ...(verdict.nextAt !== null && verdict.nextAt > now
      ? [row('evidence_next', verdict.nextAt, (at) => formatTime(at, now, lang()))]
      : []),
  ];
  return rows.filter((r) => r !== undefined);
}
