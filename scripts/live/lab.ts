/** The lab of tests/lab with every host of the catalogue, so that whatever the extension asks has somebody to answer. */
import { CONTROLS, controlsFor, hostsOf, SERVICES } from '../../src/targets/index.ts';
import { type Lab, startLab } from '../../tests/lab/lab.ts';
import { scenarioById } from '../../tests/lab/scenarios/index.ts';

/** @throws one sentence that lists the scenarios, or names the port that is taken */
export async function startCatalogueLab(scenario: string, country: string): Promise<Lab> {
  const stun = [...SERVICES, ...CONTROLS]
    .flatMap((target) => target.endpoints)
    .filter((endpoint) => endpoint.kind === 'stun')
    .map((endpoint) => endpoint.url.replace(/^stun:/, ''));
  return startLab({
    hosts: hostsOf([...SERVICES, ...CONTROLS]),
    services: hostsOf(SERVICES),
    domestic: hostsOf(controlsFor(country).domestic),
    stun: [...new Set(stun)],
    scenario: scenarioById(scenario),
  });
}
