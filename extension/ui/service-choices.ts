/** Which services are offered, in which group. Pure. */
import { servicesFor } from '../../src/targets/index.ts';
import type { Service } from '../../src/targets/target.ts';

export interface Choice {
  services: string[];
  country: string;
}

export interface Offer {
  usual: Service[];
  others: Service[];
}

/** Services ticked by default, and the rest that is offered in this country. */
export function offer(country: string): Offer {
  const all = servicesFor(country);
  return { usual: all.filter((s) => s.default), others: all.filter((s) => !s.default) };
}

/** In the order of the list, so that the same choice is always stored alike. */
export function toggled(choice: Choice, id: string, on: boolean): Choice {
  const wanted = new Set(choice.services);
  if (on) wanted.add(id);
  else wanted.delete(id);
  return { ...choice, services: inOrder(wanted, choice.country) };
}

/** A service that is not offered in the new country is no longer chosen: nothing invisible is measured. */
export function movedTo(choice: Choice, country: string): Choice {
  return { country, services: inOrder(new Set(choice.services), country) };
}

function inOrder(wanted: ReadonlySet<string>, country: string): string[] {
  return servicesFor(country)
    .map((s) => s.id)
    .filter((id) => wanted.has(id));
}
