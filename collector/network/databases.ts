/**
 * The offline databases of the relay and how old they are. Nobody is asked at run time: that would tell somebody else the
 * addresses of those who send. The npm packages are the default; an operator names newer files.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type CountryResponse, Reader } from 'mmdb-lib';
import type { Network } from '../storage/ballot.ts';
import { AsnTable } from './asn-table.ts';
import type { Prefix } from './prefix.ts';

const require = createRequire(import.meta.url);
/** @throws one sentence: a package that is half installed would say nothing of what to do */
export function inPackage(option: string, name: string, file: string): string {
  try {
    const path = join(dirname(require.resolve(`${name}/package.json`)), file);
    if (existsSync(path)) return path;
  } catch {
    // Not installed: the same sentence.
  }
  throw new Error(
    `--${option}: ${file} of the npm package ${name} is missing; npm ci brings it, or name a file of yours.`,
  );
}

export const defaultAsnFiles = (): string[] =>
  ['asn-ipv4-num.csv', 'asn-ipv6-num.csv'].map((file) => inPackage('asn-db', '@ip-location-db/asn', file));
const defaultCountryFile = (): string =>
  inPackage('country-db', '@ip-location-db/geo-whois-asn-country-mmdb', 'geo-whois-asn-country.mmdb');

export interface Databases {
  networkOf(prefix: Prefix): Network;
  /** When the older of the two was made, UTC ms. */
  madeAt: number;
}

/** npm sets the times of a package's files to 1985: there the version says when it was made. */
function madeAt(path: string): number {
  try {
    const { version } = JSON.parse(readFileSync(join(dirname(path), 'package.json'), 'utf8')) as { version: string };
    const day = /(20\d\d)(\d\d)(\d\d)/.exec(version);
    if (day) return Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
  } catch {
    // A file of its own: its time says it.
  }
  return statSync(path).mtimeMs;
}

interface CountryRow {
  country_code?: string;
  country?: CountryResponse['country'];
}

/** @throws one sentence. @param country, asn empty: those of the npm packages */
export function openDatabases(country: string | undefined, asn: readonly string[]): Databases {
  const countryFile = country ?? defaultCountryFile();
  const asnFiles = asn.length > 0 ? asn : defaultAsnFiles();
  let countries: Reader<CountryResponse>;
  try {
    countries = new Reader<CountryResponse>(readFileSync(countryFile));
  } catch {
    throw new Error(`--country-db: ${countryFile} is no database of addresses (.mmdb).`);
  }
  const table = new AsnTable(asnFiles);
  return {
    networkOf(prefix) {
      const row = countries.get(prefix.address) as CountryRow | null;
      const code = row?.country_code ?? row?.country?.iso_code;
      return { country: code !== undefined && /^[A-Z]{2}$/.test(code) ? code : 'ZZ', asn: table.asnOf(prefix) };
    },
    madeAt: Math.min(countries.metadata.buildEpoch.getTime(), ...asnFiles.map(madeAt)),
  };
}
