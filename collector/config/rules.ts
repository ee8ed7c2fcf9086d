/** What settings demand of each other. One sentence each, naming the setting to change. */
import { accessSync, constants, statSync } from 'node:fs';
import { addressProblem, isWildcard } from './addresses.ts';
import type { Config } from './config.ts';
import { tlsProblem } from './tls-problem.ts';

/** Reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '');

type Rule = (config: Config) => string | false;

const RULES: readonly Rule[] = [
  (c) =>
    c.role === 'all' &&
    !isLoopback(c.host) &&
    !c['single-operator'] &&
    `--host: ${c.host} can be reached by others, and with --role all whoever runs this could put addresses and reports together. Run relay and gateway apart, or say --single-operator: the manifest then tells it to everybody.`,
  (c) =>
    c['public-url'] !== undefined &&
    c.role === 'all' &&
    !isLoopback(hostOf(c['public-url'])) &&
    !c['single-operator'] &&
    `--public-url: ${c['public-url']} is for others, which --role all needs --single-operator for.`,
  ({ 'public-url': url }) => {
    const problem = url === undefined ? undefined : addressProblem(url);
    return problem !== undefined && `--public-url: ${url} is not taken by devices. ${problem}.`;
  },
  (c) =>
    (c.role === 'relay' || c['single-operator']) &&
    c['public-url'] === undefined &&
    isWildcard(c.host) &&
    `--public-url: is missing; nobody can open ${c.host}, and the address that people are given must stand in the manifest.`,
  (c) =>
    c.role === 'gateway' &&
    c.manifest === undefined &&
    !c['follow-keys'] &&
    !isLoopback(c.host) &&
    '--manifest: is missing; only you can know who runs the relays and where they are (docs/operating.md).',
  (c) =>
    c.role === 'relay' && c['gateway-url'] === undefined && '--gateway-url: is missing; a relay needs its gateway.',
  (c) =>
    c['gateway-url']?.startsWith('http:') === true &&
    !isLoopback(hostOf(c['gateway-url'])) &&
    '--gateway-url: must be https: tags and countries would travel in the clear.',
  (c) =>
    c.role !== 'all' &&
    c['relay-secret'] === undefined &&
    'TAILBACK_COLLECTOR_RELAY_SECRET: is missing; relay and gateway know each other by it (at least 32 characters).',
  (c) =>
    (c['tls-cert'] === undefined) !== (c['tls-key'] === undefined) && '--tls-cert: goes with --tls-key, both or none.',
  (c) =>
    !isLoopback(c.host) &&
    c['tls-cert'] === undefined &&
    c['behind-proxy'].length === 0 &&
    c.role !== 'gateway' &&
    '--tls-cert: is missing, and no proxy is named by --behind-proxy: browsers refuse a public address without https.',
  (c) =>
    c.role !== 'relay' &&
    c.engine === 'clickhouse' &&
    c['clickhouse-urls'].length === 0 &&
    '--clickhouse-urls: is missing; one address for each shard.',
  (c) =>
    c.engine === 'duckdb' &&
    c['clickhouse-urls'].length > 0 &&
    '--clickhouse-urls: means nothing without --engine clickhouse.',
  (c) => c.processes > 1 && c.role !== 'gateway' && '--processes: only --role gateway runs in several processes.',
  ...(['tls-cert', 'tls-key', 'country-db', 'manifest'] as const).map(
    (option): Rule =>
      (c) =>
        c[option] !== undefined && !readable(c[option]) && `--${option}: the file ${c[option]} cannot be read.`,
  ),
  (c) => {
    const missing = c['asn-db'].find((path) => !readable(path));
    return missing !== undefined && `--asn-db: the file ${missing} cannot be read.`;
  },
  ({ 'tls-cert': cert, 'tls-key': key }) =>
    cert !== undefined && key !== undefined && readable(cert) && readable(key) && (tlsProblem(cert, key) ?? false),
];

function readable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export function ruleProblems(config: Config): string[] {
  return RULES.map((rule) => rule(config)).filter((problem) => problem !== false);
}
