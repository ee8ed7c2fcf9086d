/** Domestic controls of Pakistan: two providers and the academic network. No static object is known. */
import { head } from '../endpoint.ts';
import type { Control } from '../target.ts';

export const pkControls: Control[] = [
  {
    type: 'control',
    id: 'ptcl',
    name: 'PTCL',
    country: 'PK',
    network: 'PTCL',
    endpoints: [head('home', 'app', 'https://ptcl.com.pk/', { source: 'from memory, unverified', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'nayatel',
    name: 'Nayatel',
    country: 'PK',
    network: 'Nayatel',
    endpoints: [head('home', 'app', 'https://nayatel.com/', { source: 'from memory, unverified', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'pern',
    name: 'PERN',
    country: 'PK',
    network: 'PERN',
    endpoints: [head('home', 'app', 'https://pern.edu.pk/', { source: 'from memory, unverified', checkedAt: null })],
  },
];
