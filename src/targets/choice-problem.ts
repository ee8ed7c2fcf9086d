/**
 * What is wrong with a choice of services that comes from outside the product (a message, an option); its text names the field.
 * A stored choice is not asked: an update may take a service away.
 */
import { type Fault, faultOf } from '../fault.ts';
import { serviceById } from './index.ts';

/** @param least how many must be chosen. @returns null where nothing is wrong */
export function choiceProblem(services: readonly string[], least: 0 | 1): Fault | null {
  if (services.length < least)
    return faultOf('expected', `services: must have at least ${least} entry`, 'services', `length ≥ ${least}`);
  const unknown = services.find((id) => !serviceById(id));
  if (unknown !== undefined) return faultOf('unknown', `services: there is no service called "${unknown}"`, unknown);
  const twice = services.findIndex((id, i) => services.indexOf(id) < i);
  const [text, name] = [`services[${twice}]: "${services[twice]}" is there twice`, services[twice] ?? ''];
  return twice < 0 ? null : faultOf('twice', text, name);
}
