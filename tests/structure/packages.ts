/** package.json and its lock, as far as rules speak of them. */
import { text } from './source.ts';

interface Locked {
  version?: string;
  resolved?: string;
  dev?: boolean;
  devOptional?: boolean;
  license?: string;
  optionalDependencies?: Record<string, string>;
}

/** Licences that a work under MIT may carry along. MPL-2.0 is copyleft by the file: its files stay as they are. */
const COMPATIBLE = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
];

/** Data with terms of its own, which the published bundle carries along (docs/decisions/0012). */
const DATA = ['node_modules/@ip-location-db/asn'];

const manifest = JSON.parse(text('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const lock = JSON.parse(text('package-lock.json')) as { packages: Record<string, Locked> };

export const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

/** Everything that is installed for people who only use it: what ends up in the extension. */
const shipped = Object.entries(lock.packages).filter(
  ([path, entry]) => path !== '' && !entry.dev && !entry.devOptional,
);

export const shippedCount = shipped.length;

export const licenceProblems = shipped
  .filter(([path, entry]) => !DATA.includes(path) && !COMPATIBLE.includes(entry.license ?? ''))
  .map(([path, entry]) => `${path}: ${entry.license ?? 'no licence stated'}`);

/**
 * Packages for other platforms that the lock leaves out: npm does that where node_modules is there already, or where the
 * registry lacks one, and `npm ci` then refuses the whole lock (EUSAGE).
 */
export const unlockedOptional = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !Object.keys(lock.packages).some((key) => key.endsWith(`node_modules/${name}`)))
    .map((name) => `${path} wants ${name}`),
);

export const downloadAddresses = Object.entries(lock.packages)
  .filter(([, entry]) => entry.resolved?.startsWith('http'))
  .map(([path]) => path);
