/**
 * words: a verdict as keys and parameters, to be rendered by a table of any language. Every sentence shown anywhere comes
 * from here; whoever writes one by hand will say something harder than the evidence.
 */
import { crowdWords } from './crowd-words.ts';
import type { Evidence, Verdict } from './verdict.ts';
import type { WordKey } from './words-en.ts';

export interface Message {
  key: WordKey;
  params: Readonly<Record<string, string | number>>;
}

export interface Words {
  /** The answer in one sentence. */
  headline: Message;
  /** How sure, and why. */
  confidence: Message;
  reason: Message;
  /** As far as one browser can tell; where others were compared with, `crowd` says it better. */
  scope: Message;
  /** How others fare; empty where nobody was compared with. */
  crowd: Message[];
  /** What cannot be told, what still works, what it does not say. */
  notes: Message[];
  /** The numbers, most telling first. */
  evidence: Message[];
}

/** The sentences of one language: WORDS_EN, or src/verdict/words/<language>.json. */
export type WordTable = Readonly<Partial<Record<WordKey, string>>>;

/** The most specific key there is; the last one always exists for every state. */
function pick(table: WordTable, params: Message['params'], ...keys: string[]): Message {
  const key = keys.find((k): k is WordKey => Object.hasOwn(table, k));
  if (!key) throw new Error(`The wording table has none of: ${keys.join(', ')}`);
  return { key, params };
}

const one = (key: WordKey, params: Message['params'] = {}): Message => ({ key, params });

function notesOf(verdict: Verdict): Message[] {
  const { alternative, evidence } = verdict;
  const works = Array.isArray(evidence.works) ? evidence.works.map(String) : [];
  return [
    ...(alternative ? [one('note.alternative', { alternative })] : []),
    ...(works.length > 0 ? [one('note.works', { works: works.join(', ') })] : []),
    ...(typeof evidence.part === 'string' ? [one('note.part', { part: evidence.part })] : []),
    ...(evidence.udp === 'service-silent' ? [one('note.udp-service')] : []),
    ...(evidence.udp === 'all-silent' ? [one('note.udp-all')] : []),
    ...(verdict.service === 'line' ? [one('note.here')] : []),
  ];
}

const kilo = (bits: number): number => Math.round(bits / 1000);

function numbersOf(evidence: Evidence): Message[] {
  const { goodputBps, controlGoodputBps, stalledAtBytes, usualMs, nowMs, since, failure } = evidence;
  const rated = goodputBps !== undefined && controlGoodputBps !== undefined;
  const { rounds, requests, fresh, failures, controls } = evidence;
  return [
    ...(stalledAtBytes === undefined ? [] : [one('evidence.stall', { kilobytes: Math.round(stalledAtBytes / 1000) })]),
    ...(rated ? [one('evidence.goodput', { kbps: kilo(goodputBps), controlKbps: kilo(controlGoodputBps) })] : []),
    ...(nowMs === undefined
      ? []
      : [usualMs === undefined ? one('evidence.now', { nowMs }) : one('evidence.usual', { usualMs, nowMs })]),
    ...(requests > 0 ? [one('evidence.requests', { failures, requests })] : []),
    one('evidence.controls', { ok: controls.ok, total: controls.total }),
    // For whoever reads them all: no page says it in a sentence.
    ...(requests > 0 ? [one('evidence.rounds', { rounds, fresh })] : []),
    ...(failure === undefined ? [] : [one('evidence.failure', { failure })]),
    // UTC ms: whoever renders it knows the person's time zone.
    ...(since === undefined ? [] : [one('evidence.since', { since })]),
  ];
}

/** @param name the service's name as people know it; @param table a complete one: it decides which sentences exist */
export function wordsOf(verdict: Verdict, name: string, table: WordTable): Words {
  const { state, technique, scope, confidence, reason } = verdict;
  const about = verdict.service === 'line' ? 'line' : 'verdict';
  const { usualMs, nowMs, since } = verdict.evidence;
  // Said in numbers where the comparison with the own past is what the verdict rests on.
  const usual =
    reason === 'own-history' && usualMs !== undefined && nowMs !== undefined && since !== undefined
      ? { usualMs, nowMs, since }
      : undefined;
  const said = { service: name, ...usual };
  // A part that fails while the app answers is said as a part, in whatever way it fails.
  const detail = usual ? 'usual' : state === 'unreachable' && reason === 'part-only' ? 'part' : technique;
  return {
    headline: pick(table, said, `${about}.${state}.${detail}`, `${about}.${state}`, `verdict.${state}`),
    confidence: pick(table, {}, `confidence.${confidence}`),
    reason: pick(table, {}, `reason.${reason}`),
    scope: pick(table, {}, `scope.${scope}`),
    crowd: verdict.evidence.crowd ? crowdWords(verdict.evidence.crowd, state, name) : [],
    notes: notesOf(verdict),
    evidence: numbersOf(verdict.evidence),
  };
}

/** Renders with a table; a missing sentence or parameter stays visible as its key. */
export function render(message: Message, table: WordTable): string {
  const text = table[message.key] ?? message.key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(message.params[name] ?? whole));
}
