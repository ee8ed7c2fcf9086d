/**
 * The sentences of a verdict (src/verdict/words.ts) for the pages. Nothing is worded here: only what the table leaves open,
 * since it knows neither the person's clock nor their number format.
 */
import type { State, Technique, Verdict } from '../../src/verdict/verdict.ts';
import { type Message, render, wordsOf } from '../../src/verdict/words.ts';
import { inSentence, lang, type MessageKey, t, verdictTable } from '../i18n.ts';
import { formatTime } from './format.ts';
import { failureWords } from './outcome-words.ts';

const TECHNIQUES: Readonly<Record<Technique, MessageKey>> = {
  'dns-removed': 'technique_dns_removed',
  'dns-forged': 'technique_dns_forged',
  refused: 'technique_refused',
  reset: 'technique_reset',
  closed: 'technique_closed',
  'reset-or-closed': 'technique_reset_or_closed',
  silence: 'technique_silence',
  policer: 'technique_policer',
  freeze: 'technique_freeze',
  'handshake-stall': 'technique_handshake_stall',
  udp: 'technique_udp',
  'websocket-stall': 'technique_websocket_stall',
  certificate: 'technique_certificate',
  'block-page': 'technique_block_page',
  'domestic-only': 'technique_domestic_only',
};

export function techniqueWords(technique: string): string {
  const key = TECHNIQUES[technique as Technique] as MessageKey | undefined;
  return key ? t(key) : technique;
}

export interface VerdictWords {
  /** The answer in one sentence. */
  headline: string;
  /** Why it is said, and the number that tells most; empty where the headline has said it. */
  reason: string;
  /** How sure, how far it reaches, what cannot be told; one sentence each. The numbers are in ui/evidence-rows.ts. */
  more: string[];
  /** How others fare; empty where nobody was compared with. It is in `more` as well. */
  crowd: string;
}

function param(name: string, value: string | number, now: number): string {
  if ((name === 'since' || name === 'at') && typeof value === 'number') return formatTime(value, now, lang());
  if (name === 'alternative') return techniqueWords(String(value));
  if (name === 'failure') return failureWords(String(value));
  // As latencies (ui/format.ts): the third digit is noise.
  if (name === 'kbps' || name === 'controlKbps')
    return new Intl.NumberFormat(lang(), { maximumSignificantDigits: 2 }).format(Number(value));
  if (typeof value === 'number') return new Intl.NumberFormat(lang(), { maximumFractionDigits: 0 }).format(value);
  return value;
}

/** What is true of the computer or the network needs no number of ours. */
const SAID_BY_ITSELF: readonly State[] = ['paused', 'offline', 'portal', 'domestic-only'];
/** Numbers of earlier answers would be taken for those of now. */
const NOT_ANSWERED: readonly State[] = ['blocked', 'unreachable', 'outage'];
const TIMES: readonly string[] = ['evidence.now', 'evidence.usual'];
const RATES: readonly string[] = ['evidence.goodput', 'evidence.stall'];

/** The numbers that say more of this state, most telling first. */
function telling({ state }: Verdict, numbers: readonly Message[]): readonly Message[] {
  if (SAID_BY_ITSELF.includes(state)) return [];
  const out = NOT_ANSWERED.includes(state) ? [...TIMES, ...RATES] : state === 'ok' ? RATES : [];
  return numbers.filter(({ key }) => !out.includes(key));
}

/** @param now UTC ms: a time of today is shown without its day */
export function verdictWords(verdict: Verdict, name: string, now: number): VerdictWords {
  const table = verdictTable();
  const say = ({ key, params }: Message): string => {
    const shown = Object.entries(params).map(([id, value]) => [id, inSentence(param(id, value, now))]);
    return render({ key, params: Object.fromEntries(shown) }, table);
  };
  const { headline, reason, confidence, scope, crowd: others, notes, evidence } = wordsOf(verdict, name, table);
  const crowd = others.map(say).join(' ');
  const more = [say(confidence), crowd === '' ? say(scope) : crowd, ...notes.map(say)];
  // The headline of a slow-down has its numbers, and so its reason, in it.
  if ('usualMs' in headline.params) return { headline: say(headline), reason: '', more, crowd };
  const first = telling(verdict, evidence).map(say)[0];
  // Where nothing was measured the numbers are all nought.
  const measured = verdict.evidence.requests > 0;
  return {
    headline: say(headline),
    reason: [say(reason), ...(measured && first ? [first] : [])].join(' '),
    more,
    crowd,
  };
}
