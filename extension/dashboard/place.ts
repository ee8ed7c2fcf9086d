/**
 * What the page shows, in its address: `#whatsapp/30d`, `#signal/2026-11-01..2026-11-24`. So that a reload stays where it was and
 * other pages can point here. It is on this computer only, as every address of an extension.
 */
import { customRange, dateField, RANGES, type RangeChoice } from './range.ts';

export interface Place {
  service: string;
  choice: RangeChoice;
}

function choiceOf(text: string | undefined): RangeChoice {
  const preset = RANGES.find(({ id }) => id === text);
  if (preset) return preset.id;
  const [first, last] = text?.split('..') ?? [];
  return (first && last && customRange(first, last)) || '24h';
}

/** Whatever the address says that is not there: the first service, a day. */
export function placeOf(hash: string, services: readonly string[]): Place {
  const [service = '', range] = decodeURIComponent(hash.replace(/^#/, '')).split('/');
  return { service: services.includes(service) ? service : (services[0] ?? ''), choice: choiceOf(range) };
}

/** A custom range as its days: the address of an hour would be of no use tomorrow. */
export function addressOf({ service, choice }: Place): string {
  const range = typeof choice === 'string' ? choice : `${dateField(choice.from)}..${dateField(choice.to - 1)}`;
  return `#${service}/${range}`;
}
