/**
 * The collector's configuration, checked: what cannot work is refused before anything listens, with one sentence for each
 * mistake that names the setting. Rules between settings are in rules.ts.
 */
import { LIMITS } from '../../src/crowd/limits.ts';
import { fieldProblem } from '../../src/field-problem.ts';
import { z } from '../../src/zod.ts';
import { deviceAddress, isProxy, isUrl } from './addresses.ts';
import { OPTIONS, type Option, type OptionName, variableOf } from './options.ts';
import { type Raw, readRaw } from './read-raw.ts';
import { ruleProblems } from './rules.ts';

const address = z.string().check(z.refine(isUrl));
const port = z.int().check(z.gte(0), z.lte(65535));
const name = z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/));
/** It travels in a header. */
const PRINTABLE = /^[ -~]*$/;
const file = z.string().check(z.minLength(1));

export const configSchema = z.strictObject({
  role: z.enum(['all', 'relay', 'gateway']),
  host: z.string().check(z.regex(/^[A-Za-z0-9.:-]+$/)),
  port,
  data: file,
  'single-operator': z.boolean(),
  'public-url': z.optional(address),
  'tls-cert': z.optional(file),
  'tls-key': z.optional(file),
  'behind-proxy': z.array(z.string().check(z.refine(isProxy))),
  'gateway-url': z.optional(address),
  'relay-secret': z.optional(z.string().check(z.minLength(32), z.regex(PRINTABLE))),
  'country-db': z.optional(file),
  'asn-db': z.array(file),
  rate: z.int().check(z.gte(1), z.lte(1_000_000)),
  engine: z.enum(['duckdb', 'clickhouse']),
  'clickhouse-urls': z.array(address),
  'clickhouse-user': z.string(),
  'clickhouse-password': z.string(),
  'clickhouse-cluster': name,
  'clickhouse-database': name,
  processes: z.int().check(z.gte(1), z.lte(64)),
  'key-days': z.int().check(z.gte(1), z.lte(90)),
  'follow-keys': z.boolean(),
  manifest: z.optional(file),
  k: z.int().check(z.gte(LIMITS.kFloor), z.lte(1000)),
  publish: z.enum(['yes', 'no']),
  'metrics-port': port,
  log: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
});
export type Config = z.infer<typeof configSchema>;

const ADDRESS = 'must be an address that begins with https:// or http://';
const NAME = 'must be of letters, digits and _, without a digit at first';
/** Where a schema could only say that a text is not of its form. */
const FORMS: Partial<Record<OptionName, string>> = {
  host: 'must be an address or a name of this machine',
  'public-url': ADDRESS,
  'gateway-url': ADDRESS,
  'clickhouse-urls': 'must be addresses that begin with https:// or http://, with commas between',
  'behind-proxy': 'must be addresses, ranges such as 10.0.0.0/8, or loopback, with commas between',
  'relay-secret': 'must be of letters, digits and signs of ASCII, in one line',
  'clickhouse-cluster': NAME,
  'clickhouse-database': NAME,
};

/** One sentence a mistake. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

function understood(option: OptionName, text: string | undefined): unknown {
  switch (OPTIONS[option].kind) {
    case 'flag':
      return text === undefined || text === 'false' || text === '' ? false : text === 'true' ? true : text;
    case 'list':
      return text === undefined || text === '' ? [] : text.split(',').map((part) => part.trim());
    case 'number':
      return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : text;
    default:
      return text;
  }
}

/** A secret's value is not repeated: what a program prints ends up in logs. */
function sentence(option: OptionName, wrong: string, raw: Raw): string {
  const { secret }: Option = OPTIONS[option];
  const problem = /must match|is not valid/.test(wrong) ? (FORMS[option] ?? wrong) : wrong;
  return secret ? `${variableOf(option)}: ${problem}.` : `--${option}: ${problem}, not "${raw[option]}".`;
}

function parse(raw: Raw, problems: string[]): Config | undefined {
  const values = Object.fromEntries(
    (Object.keys(OPTIONS) as OptionName[])
      .map((option) => [option, understood(option, raw[option])] as const)
      .filter(([, value]) => value !== undefined),
  );
  const before = problems.length;
  // One field at a time, since every mistake is named at once: people fix a configuration file, not a dialogue.
  for (const [option, schema] of Object.entries(configSchema.shape)) {
    const parsed = schema.safeParse(values[option]);
    if (!parsed.success) problems.push(sentence(option as OptionName, fieldProblem(parsed.error, values[option]), raw));
  }
  return problems.length === before ? configSchema.parse(values) : undefined;
}

/** @throws ConfigError */
export function readConfig(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  let raw: Raw = {};
  try {
    raw = readRaw(args, env, problems);
  } catch (error) {
    throw new ConfigError([
      ...problems,
      `${(error as Error).message.split('\n')[0]?.split('. To specify')[0]}; see --help.`,
    ]);
  }
  const config = parse(raw, problems);
  if (config) problems.push(...ruleProblems(config));
  if (!config || problems.length > 0) throw new ConfigError(problems);
  const url = config['public-url'];
  return url === undefined ? config : { ...config, 'public-url': deviceAddress(url) };
}
