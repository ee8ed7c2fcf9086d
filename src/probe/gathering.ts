/**
 * What an ICE agent's gathering says of one STUN server. An answer that shows an address other than the agent's own is a
 * server-reflexive candidate. Where there is no NAT the two are equal and both browsers leave that candidate out (RFC 8445
 * §5.1.3; tried): then an answer shows only in gathering ending without an error for the address it was asked from.
 */
import { iceCandidate } from './ice-candidate.ts';
import { type Family, familyOf, isPublic, type Prefixes, prefixOf } from './public-prefix.ts';

/** `unsure`: whatever happened looks the same whether the server answered or not. */
export type Told = 'answered' | 'silent' | 'unsure';

export interface Gathering {
  /** A candidate's line. @returns whether it is an answer by itself */
  candidate(line: string): boolean;
  /** `icecandidateerror`: the address it was asked from is masked in Chromium, its port is not. */
  error(port: number | null): void;
  /** @param complete whether gathering has ended by itself */
  told(complete: boolean): Told;
  /** Of the addresses that the server answered, as it saw them. */
  prefixes(complete: boolean): Prefixes;
}

interface Base {
  address: string;
  port: number;
}

/** The family a server written as an address can be asked over; undefined for a name. */
function familyOfServer(url: string): Family | undefined {
  const host = url.replace(/^stuns?:/, '').replace(/:\d+$/, '');
  return familyOf(host.replace(/^\[|\]$/g, ''));
}

/** @param errorsTold whether this browser has `icecandidateerror` (Chromium 77, Firefox 150) */
export function createGathering(url: string, errorsTold: boolean): Gathering {
  const server = familyOfServer(url);
  const bases: Base[] = [];
  const failed = new Set<number>();
  let nameless = false;
  let reflexive: Prefixes | undefined;
  // Nothing is sent from an address of the other family, and no error tells so.
  const open = (): Base[] =>
    bases.filter((b) => !failed.has(b.port) && (server === undefined || (familyOf(b.address) ?? server) === server));
  /** Those the server answered, where gathering has ended; an error without a port may belong to any of them. */
  const answered = (complete: boolean): Base[] => (complete && errorsTold && !nameless ? open() : []);
  return {
    candidate(line): boolean {
      const candidate = iceCandidate(line);
      if (!candidate) return false;
      const { type, udp, address, port } = candidate;
      if (type === 'host' && udp) bases.push({ address, port });
      if (type !== 'srflx') return false;
      reflexive = { ...prefixOf(address), ...reflexive };
      return true;
    },
    error(port): void {
      if (port === null) nameless = true;
      else failed.add(port);
    },
    told(complete): Told {
      if (reflexive || answered(complete).length > 0) return 'answered';
      // Nothing was asked at all: a policy or another extension keeps the browser's UDP off.
      if (complete && bases.length === 0 && failed.size === 0 && !nameless) return 'unsure';
      const rest = open();
      const direct = rest.some((b) => isPublic(b.address) || b.address.endsWith('.local'));
      // One address alone that is not answered: silence. Of several any may be the one that is waited for.
      return direct && (rest.length > 1 || complete) ? 'unsure' : 'silent';
    },
    prefixes(complete): Prefixes {
      const direct = answered(complete).filter((b) => isPublic(b.address));
      return Object.assign({}, ...direct.map((b) => prefixOf(b.address)), reflexive);
    },
  };
}
