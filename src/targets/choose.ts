/**
 * Which controls a round of a person in some country uses. The lists are arguments, not imports: a replaced list goes
 * through the same rules as the built-in one.
 */
import { UNSUITABLE } from './controls/unsuitable.ts';
import type { Control, Service } from './target.ts';

/** DESIGN: at least three of each, more would only cost bytes; without a domestic set, six neutral ones take their place. */
const PER_SIDE = 3;

export interface ControlChoice {
  /** Abroad for this person; their failing alone means "domestic only". */
  foreign: Control[];
  /** In the person's country; empty where we know none or the country is not said (ZZ). */
  domestic: Control[];
  /** Fill up to six where `domestic` is empty; they vote on the line, and say nothing of the border. */
  neutral: Control[];
}

/** A site that answers ordinary requests, not one for portals or STUN. */
function isSite(control: Control): boolean {
  return control.endpoints.some((e) => e.kind === 'http' && e.role === 'app');
}

/** @param country ISO 3166 alpha-2, ZZ for not said */
export function chooseControls(all: readonly Control[], country: string): ControlChoice {
  const sites = all.filter(isSite);
  const domestic = country === 'ZZ' ? [] : sites.filter((c) => c.country === country).slice(0, PER_SIDE);
  const abroad = sites.filter((c) => c.country === 'ZZ' && !UNSUITABLE[country]?.includes(c.id));
  const neutral = domestic.length > 0 ? [] : abroad.slice(PER_SIDE, 2 * PER_SIDE);
  return { foreign: abroad.slice(0, PER_SIDE), domestic, neutral };
}

export function choosePortalControls(all: readonly Control[]): Control[] {
  return all.filter((control) => control.endpoints.some((e) => e.role === 'portal'));
}

/** Pure STUN sites: the neutral ones first, then those of the country. */
export function chooseStunControls(all: readonly Control[], country: string): Control[] {
  const servers = all.filter((control) => control.endpoints.every((e) => e.kind === 'stun'));
  const domestic = country === 'ZZ' ? [] : servers.filter((c) => c.country === country);
  return [...servers.filter((c) => c.country === 'ZZ'), ...domestic];
}

/** A state's own messenger is no use, and a risk, to somebody in another country: those are offered at home only. */
export function chooseServices(all: readonly Service[], country: string): Service[] {
  return all.filter((service) => service.countries.length === 0 || service.countries.includes(country));
}
