/** `npm run lab`: somebody who starts a browser by hand has only what it prints, so this reads no more than that either. */
import { expect, it } from 'vitest';
import { CONTROLS, hostsOf, SERVICES } from '../../src/targets/index.ts';
import { ask } from '../lab/clients.ts';
import { SCENARIOS } from '../lab/scenarios/index.ts';
import { processOf } from './process-of.ts';

const READY = /^Requests, until Ctrl-C:$/m;
const WHATSAPP = 'web.whatsapp.com';

/** The port to which Chromium's argument leads a name. */
function portOf(printed: string, host: string): number {
  const rules = /'--host-resolver-rules=([^']+)'/.exec(printed)?.[1] ?? '';
  const rule = rules.split(', ').find((one) => one.startsWith(`MAP ${host}:443 ${host}:`));
  return Number(rule?.split(':').at(-1));
}

const authorityIn = (printed: string): string =>
  /-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.exec(printed)?.[0] ?? '';

it('answers whom its mapping leads there, tells of it, and ends on a kill', async () => {
  const lab = processOf(['lab', 'healthy']);
  const printed = await lab.printed(READY);
  const port = portOf(printed, WHATSAPP);
  const reached = { port, caPem: authorityIn(printed) };
  expect(await ask(reached, WHATSAPP, '/')).toMatchObject({ status: 200 });
  for (const host of hostsOf([...SERVICES, ...CONTROLS])) expect(portOf(printed, host), host).toBe(port);
  // Firefox has no list of names: all of its connections go to that port.
  expect(printed).toContain(`user_pref("network.socket.forcePort", "443=${port};80=${port}");`);
  await lab.printed(new RegExp(`^200 GET https://${WHATSAPP}/ h1 fresh \\d+ bytes`, 'm'));
  lab.kill('SIGTERM');
  expect(await lab.ended).toMatchObject({ code: 0, err: '' });
  await expect(ask(reached, WHATSAPP, '/')).rejects.toThrow('ECONNREFUSED');
});

it('ends on Ctrl-C', async () => {
  const lab = processOf(['lab', 'reset']);
  await lab.printed(READY);
  lab.ctrlC();
  expect(await lab.ended).toMatchObject({ code: 0, err: '' });
});

it('lists every scenario, and refuses another in one sentence', async () => {
  const [list, unknown, none] = await Promise.all([
    processOf(['lab', '--list']).ended,
    processOf(['lab', 'nosuch']).ended,
    processOf(['lab']).ended,
  ]);
  const lines = list.out.trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual(SCENARIOS.map(({ id }) => id));
  for (const [i, { title }] of SCENARIOS.entries()) expect(lines[i]?.endsWith(`  ${title}`), title).toBe(true);
  expect(unknown).toMatchObject({ code: 2, out: '' });
  expect(unknown.err).toMatch(/^There is no scenario "nosuch"; there are: healthy, [^\n]+\.\n$/);
  expect(none).toEqual({ code: 2, out: '', err: 'Name one scenario, or --list to see them.\n' });
});
