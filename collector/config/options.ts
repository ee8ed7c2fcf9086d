/**
 * Every setting of the collector, each once: its flag, its environment variable (TAILBACK_COLLECTOR_ and the name in
 * capitals), default and meaning. `--help`, the check of values and docs/operating.md follow from this list.
 */

export type Kind = 'text' | 'number' | 'flag' | 'list';

export interface Option {
  kind: Kind;
  /** As text, as a person would write it; undefined: none. */
  default?: string;
  /** What stands behind the flag in --help. */
  value?: string;
  means: string;
  /** Read from the environment alone: on a command line every user of the machine could read it. */
  secret?: true;
}

export const OPTIONS = {
  role: { kind: 'text', default: 'all', value: 'ROLE', means: 'all, relay or gateway' },
  host: { kind: 'text', default: '127.0.0.1', value: 'ADDRESS', means: 'address to listen on' },
  port: { kind: 'number', default: '8787', value: 'N', means: 'port to listen on; 0 takes a free one' },
  data: {
    kind: 'text',
    default: '.tailback/collector',
    value: 'DIR',
    means: 'folder of keys, database and public files',
  },
  'single-operator': {
    kind: 'flag',
    means:
      'allow role all on a public address: whoever runs it could put addresses and reports together, and its manifest says so',
  },
  'public-url': {
    kind: 'text',
    value: 'URL',
    means: 'address at which people reach this; default the one it listens on',
  },
  'tls-cert': { kind: 'text', value: 'FILE', means: 'certificate chain (PEM); with --tls-key it speaks https itself' },
  'tls-key': { kind: 'text', value: 'FILE', means: 'key of the certificate (PEM)' },
  'behind-proxy': {
    kind: 'list',
    value: 'A,B',
    means:
      'addresses or ranges of proxies before the relay whose X-Forwarded-For is believed; "loopback" for this machine',
  },
  'gateway-url': { kind: 'text', value: 'URL', means: 'relay: where its gateway is' },
  'relay-secret': {
    kind: 'text',
    secret: true,
    means: 'relay and gateway: at least 32 characters, the same on both sides',
  },
  'country-db': {
    kind: 'text',
    value: 'FILE',
    means: 'relay: countries by address (.mmdb); default that of the npm package',
  },
  'asn-db': {
    kind: 'list',
    value: 'A,B',
    means: 'relay, and names for the gateway: providers by address (.csv); default those of the npm package',
  },
  rate: { kind: 'number', default: '600', value: 'N', means: 'relay: reports a minute from one /24 or /40' },
  engine: { kind: 'text', default: 'duckdb', value: 'NAME', means: 'gateway: duckdb or clickhouse' },
  'clickhouse-urls': { kind: 'list', value: 'A,B', means: 'gateway: one address for each shard' },
  'clickhouse-user': { kind: 'text', default: 'default', value: 'NAME', means: 'gateway: user of all shards' },
  'clickhouse-password': { kind: 'text', secret: true, default: '', means: 'gateway: its password' },
  'clickhouse-cluster': {
    kind: 'text',
    default: 'tailback',
    value: 'NAME',
    means: 'gateway: name of the cluster in the configuration of the shards',
  },
  'clickhouse-database': { kind: 'text', default: 'tailback', value: 'NAME', means: 'gateway: database on each shard' },
  processes: { kind: 'number', default: '1', value: 'N', means: 'gateway: processes that open reports' },
  'key-days': { kind: 'number', default: '7', value: 'N', means: 'gateway: days for which a key is sealed to' },
  'follow-keys': {
    kind: 'flag',
    means: 'gateway: keys.json is another gateway’s copy: read it, never write it (several machines)',
  },
  manifest: {
    kind: 'text',
    value: 'FILE',
    means: 'gateway: who runs what (JSON, docs/operating.md); default one operator, unnamed',
  },
  k: {
    kind: 'number',
    default: '10',
    value: 'N',
    means: 'gateway: least distinct network parts of anything published, from 5',
  },
  publish: {
    kind: 'text',
    default: 'yes',
    value: 'yes|no',
    means: 'gateway: close hours and publish; one gateway of several',
  },
  'metrics-port': { kind: 'number', default: '9464', value: 'N', means: 'Prometheus on 127.0.0.1; 0 takes a free one' },
  log: { kind: 'text', default: 'info', value: 'LEVEL', means: 'silent, error, warn, info or debug; never an address' },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof OPTIONS;

export function variableOf(name: string): string {
  return `TAILBACK_COLLECTOR_${name.toUpperCase().replaceAll('-', '_')}`;
}
