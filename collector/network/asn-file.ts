/** Lines of a list of providers: `first,last,asn,name`, addresses as numbers, ascending (the -num files of @ip-location-db/asn). */
import { readFileSync } from 'node:fs';

export interface AsnRange {
  first: bigint;
  last: bigint;
  asn: number;
  name: string;
}

/** @throws one sentence that names the line */
export function* readAsnFile(path: string): Generator<AsnRange> {
  const lines = readFileSync(path, 'utf8').split('\n');
  for (const [i, line] of lines.entries()) {
    if (line === '') continue;
    const match = /^(\d+),(\d+),(\d+),"?(.*?)"?\r?$/.exec(line);
    if (!match)
      throw new Error(`--asn-db: ${path}, line ${i + 1}: must be first,last,asn,name with addresses as numbers.`);
    const [, first = '', last = '', asn = '', name = ''] = match;
    yield { first: BigInt(first), last: BigInt(last), asn: Number(asn), name };
  }
}
