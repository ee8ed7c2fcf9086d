/** The made pasts that several scenes share. The same object: a store is put into place once for all that follow each other. */
import { SPELLS } from '../../tests/past/spell.ts';
import type { Stored } from './store.ts';

export const FEW = {
  ...{ seed: 'pictures', services: ['whatsapp', 'telegram'], country: 'RU', days: 3, spells: [], nights: false },
} as const;

export const FORTNIGHT: Stored = {
  past: { ...FEW, services: ['whatsapp', 'telegram', 'signal', 'max'], days: 14, spells: SPELLS },
};
