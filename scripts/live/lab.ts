/** The lab of tests/lab with every host of the catalogue, so that whatever the extension asks has somebody to answer. */
import { CONTROLS, controlsFor, hostsOf, SERVICES } from '../../src/targets/index.ts';
import { type Lab, startLab } from '../../tests/lab/lab.ts';
import { scenarioById } from '../../tests/lab/scenarios/index.ts';

/** @throws one sentence that lists the scenarios, or names the port that is taken */
export async function startCatalogueLab(scenario: string, country: string): Promise<Lab> {
  const endpoints = [...SERVICES, ...CONTROLS].flatMap((target) => target.endpoints);
  const stun = endpoints.filter(({ kind }) => kind === 'stun').map(({ url }) => url.replace(/^stun:/, ''));
  const privateCa = endpoints.filter(({ expect }) => expect.certificate === 'private');
  return startLab({
    hosts: hostsOf([...SERVICES, ...CONTROLS]),
    services: hostsOf(SERVICES),
    domestic: hostsOf(controlsFor(country).domestic),
    stun: [...new Set(stun)],
    ownAddresses: true,
    privateCa: [...new Set(privateCa.map(({ url }) => new URL(url).hostname))],
    scenario: scenarioById(scenario),
  });
}
