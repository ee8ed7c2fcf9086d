/** Makes the browser compare itself with a collector's figures, as the page of sharing does, and tells what came of it. */
import { answersSchema } from '../../src/crowd/answers.ts';
import type { Settings } from '../../src/settings.ts';
import { serviceById } from '../../src/targets/index.ts';
import type { LabCrowd } from './lab-crowd.ts';
import type { Live } from './live.ts';
import { readKept } from './read-kept.ts';

export async function compareWith(live: Live, { link }: LabCrowd): Promise<void> {
  await live.command({ command: 'find-collector', link });
  await live.command({ command: 'start-compare' });
}

/** One line a service: what the popup says of others is worded from this. */
export async function saidOfCrowd(live: Live, { services }: Settings): Promise<string> {
  const kept = answersSchema.safeParse(await (await live.page()).evaluate(readKept, 'crowd-answers'));
  if (!kept.success) return 'Others: no figures were fetched yet.';
  const lines = kept.data.services
    .filter(({ service }) => services.includes(service))
    .map(({ service, answer, bad, networks }) => {
      const name = serviceById(service)?.name ?? service;
      return `${name}: ${answer} (about ${bad} of ${networks} networks have trouble)`;
    });
  return `Others: ${lines.length > 0 ? lines.join('; ') : 'nothing is reported of these services'}`;
}
