/** The replay as text for a person, and as one JSON object a line for a program. */
import { serviceById } from '../../src/targets/index.ts';
import type { VerdictEvent } from '../../src/verdict/events.ts';
import type { Change } from '../../src/verdict/replay.ts';
import { render, wordsOf } from '../../src/verdict/words.ts';
import { WORDS_EN } from '../../src/verdict/words-en.ts';

const time = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

export const nameOf = (service: string): string =>
  service === 'line' ? 'Your line' : (serviceById(service)?.name ?? service);

/** `at` is the moment at which it was said. */
export function changeJson({ said, verdict }: Change): string {
  const { service, state, scope, technique, alternative, confidence, reason, rule, evidence } = verdict;
  return JSON.stringify({
    at: new Date(said).toISOString(),
    service,
    state,
    scope,
    technique,
    alternative,
    confidence,
    reason,
    rule,
    evidence,
  });
}

export function changeText({ said, verdict }: Change): string {
  const words = wordsOf(verdict, nameOf(verdict.service), WORDS_EN);
  const named = verdict.technique ? `${verdict.state}/${verdict.technique}` : verdict.state;
  const head = `${time(said)}  ${verdict.service.padEnd(12)} ${named.padEnd(24)} ${verdict.confidence.padEnd(6)}`;
  return `${head} ${render(words.headline, WORDS_EN)} ${render(words.reason, WORDS_EN)}`;
}

export function eventText(event: VerdictEvent): string {
  const techniques = event.techniques.map((t) => `${t.technique} since ${time(t.since)}`).join(', ');
  const span = `${time(event.start)} to ${event.end === null ? 'now' : time(event.end)}`;
  return `${span}  ${event.service.padEnd(12)} ${event.state}${techniques ? ` (${techniques})` : ''}`;
}
