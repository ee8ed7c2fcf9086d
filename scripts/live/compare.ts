/** Makes the browser compare itself with a collector's figures, as the page of sharing does, and tells what came of it. */
import { type Answers, answersSchema } from '../../src/crowd/answers.ts';
import type { CrowdAnswer } from '../../src/crowd/compare.ts';
import type { Settings } from '../../src/settings.ts';
import { serviceById } from '../../src/targets/index.ts';
import type { LabCrowd } from './lab-crowd.ts';
import type { Live } from './live.ts';
import { readKept } from './read-kept.ts';

export async function compareWith(live: Live, { link }: LabCrowd): Promise<void> {
  await live.command({ command: 'find-collector', link });
  await live.command({ command: 'start-compare' });
}

export async function saidOfCrowd(live: Live, { services }: Settings): Promise<string> {
  const kept = answersSchema.safeParse(await (await live.page()).evaluate(readKept, 'crowd-answers'));
  return kept.success ? othersText(kept.data, services) : 'Others: no figures were fetched yet.';
}

/** Of the others alone: whether this browser has trouble as well stands in the table above it. */
const OTHERS: Readonly<Record<CrowdAnswer, string>> = {
  'only-you': 'no trouble at your provider',
  'part-of-provider': 'trouble in a part of your provider',
  provider: 'trouble at your provider',
  country: 'trouble in your country',
  world: 'trouble in several countries',
  'not-enough': 'too few reports',
};

/** One line a service, in the order of the table. */
export function othersText(answers: Answers, services: readonly string[]): string {
  const lines = services.flatMap((id) => {
    const one = answers.services.find(({ service }) => service === id);
    if (one === undefined) return [];
    const count = one.answer === 'not-enough' ? '' : ` (about ${one.bad} of ${one.networks} networks)`;
    return [`  ${serviceById(id)?.name ?? id}: ${OTHERS[one.answer]}${count}`];
  });
  return lines.length === 0 ? 'Others: nothing is reported of these services.' : ['Others:', ...lines].join('\n');
}
