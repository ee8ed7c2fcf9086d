/** The replay as text for a person, and as one JSON object a line for a program. */
import type { PastEvent } from '../../src/rollup/past-events.ts';
import { serviceById } from '../../src/targets/index.ts';
import type { Change, Told } from '../../src/verdict/replay.ts';
import { render, wordsOf } from '../../src/verdict/words.ts';
import { WORDS_EN } from '../../src/verdict/words-en.ts';
import type { Worst } from '../../src/verdict/worst.ts';

const time = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

export const nameOf = (service: string): string =>
  service === 'line' ? 'Your line' : (serviceById(service)?.name ?? service);

/** `at` is the moment at which it was said. Why it is as sure as it is, and when it is judged again, is evidence too. */
export function changeJson({ said, verdict }: Change): string {
  const { service, state, scope, technique, alternative, confidence, reason, rule, nextAt } = verdict;
  const at = new Date(said).toISOString();
  const evidence = { ...verdict.evidence, reason, alternative, nextAt };
  return JSON.stringify({ at, service, state, scope, technique, confidence, rule, evidence });
}

/**
 * A last line of each service whose numbers or reason moved since its last change, so that the last line of a service is always
 * its verdict now.
 */
export function nowJson({ changes, now }: Told): string[] {
  const without = (change: Change | undefined): string =>
    change === undefined ? '' : changeJson({ ...change, said: 0 });
  return [...now.values()].flatMap((heard) => {
    const last = changes.findLast(({ verdict }) => verdict.service === heard.verdict.service);
    return without(last) === without(heard) ? [] : changeJson(heard);
  });
}

export function changeText({ said, verdict }: Change): string {
  const words = wordsOf(verdict, nameOf(verdict.service), WORDS_EN);
  const named = verdict.technique ? `${verdict.state}/${verdict.technique}` : verdict.state;
  const head = `${time(said)}  ${verdict.service.padEnd(12)} ${named.padEnd(24)} ${verdict.confidence.padEnd(6)}`;
  return `${head} ${render(words.headline, WORDS_EN)} ${render(words.reason, WORDS_EN)}`;
}

function worstText({ at, by, value, of }: Worst): string {
  const numbers = {
    late: `first byte after ${value} ms`,
    thin: `${Math.round(value / 1000)} kbit/s`,
    stalled: `transfers stopped at ${Math.round(value / 1000)} kB`,
    failed: `${value} of ${of ?? value} requests failed`,
  };
  return `; worst ${time(at)}: ${numbers[by]}`;
}

/** "blocked/dns-removed since 14:10, throttled/policer since 13:05; worst 14:25: 7 of 9 requests failed". */
export function eventText({ service, start, end, steps, worst }: PastEvent): string {
  const span = `${time(start)} to ${end === null ? 'now' : time(end)}`;
  const named = steps.map(
    ({ state, technique, since }) => `${technique ? `${state}/${technique}` : state} since ${time(since)}`,
  );
  return `${span}  ${service.padEnd(12)} ${named.toReversed().join(', ')}${worst ? worstText(worst) : ''}`;
}
