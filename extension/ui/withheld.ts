/** Which services are not measured for want of a permission, by the rule of background/planning.ts (permittedTargets). */
import { LEAST_CONTROLS } from '../../src/schedule/limits.ts';
import { controlsFor, portalControlsFor, serviceById, stunControlsFor } from '../../src/targets/index.ts';
import { originsOf } from '../../src/targets/origins.ts';
import type { Target } from '../../src/targets/target.ts';
import { permitted } from '../platform/permissions.ts';
import { hasGrant } from './grants.ts';

const may = (target: Target): Promise<boolean> => permitted(originsOf([target]));

/** All of them where too few sites to compare with may be asked. */
export async function withheldServices(services: readonly string[], country: string): Promise<string[]> {
  if (await hasGrant(services, country)) return [];
  const { foreign, domestic, neutral } = controlsFor(country);
  const others = [...portalControlsFor().slice(0, 1), ...stunControlsFor(country).slice(0, 1)];
  const sites = await Promise.all([...foreign, ...domestic, ...neutral, ...others].map(may));
  if (sites.filter(Boolean).length < LEAST_CONTROLS) return [...services];
  const known = services.flatMap((id) => serviceById(id) ?? []);
  const asked = await Promise.all(known.map(may));
  return known.filter((_, i) => !asked[i]).map(({ id }) => id);
}
