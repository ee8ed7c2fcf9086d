/**
 * What is wrong with a choice of services that comes from outside the product (a message, an option), in a sentence that names the field.
 * A stored choice is not asked: an update may take a service away.
 */
import { serviceById } from './index.ts';

/** @param least how many must be chosen. @returns null where nothing is wrong */
export function choiceProblem(services: readonly string[], least: 0 | 1): string | null {
  if (services.length < least) return `services: must have at least ${least} entry`;
  const unknown = services.find((id) => !serviceById(id));
  if (unknown !== undefined) return `services: there is no service called "${unknown}"`;
  const twice = services.findIndex((id, i) => services.indexOf(id) < i);
  return twice < 0 ? null : `services[${twice}]: "${services[twice]}" is there twice`;
}
