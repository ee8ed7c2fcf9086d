/** Hosts of the catalogue to aim requests of our own at: public certificate, https, one endpoint for each. */
import { SERVICES } from '../../../src/targets/index.ts';
import type { Endpoint, Service } from '../../../src/targets/target.ts';

export interface Place {
  target: Service;
  endpoint: Endpoint;
  host: string;
}

/** @param kind whose endpoint stands for the host: it decides the method and what counts as an answer */
export function places(kind: 'http' | 'transfer', count: number): Place[] {
  const found = new Map<string, Place>();
  for (const target of SERVICES) {
    for (const endpoint of target.endpoints) {
      if (endpoint.kind !== kind || !endpoint.url.startsWith('https:') || endpoint.expect.certificate) continue;
      const host = new URL(endpoint.url).hostname;
      if (!found.has(host)) found.set(host, { target, endpoint, host });
    }
  }
  if (found.size < count) throw new Error(`The catalogue has ${found.size} hosts for ${kind}, not ${count}.`);
  return [...found.values()].slice(0, count);
}
