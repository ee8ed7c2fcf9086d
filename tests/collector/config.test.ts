/** What an operator gets wrong is said before anything listens: one sentence each, with the setting's name. */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, configSchema, readConfig } from '../../collector/config/config.ts';
import { helpText } from '../../collector/config/help.ts';
import { OPTIONS } from '../../collector/config/options.ts';
import { Authority } from '../lab/certificates.ts';
import { temporaryFolder } from './support/collector.ts';

const SECRET = 'a secret of more than 32 characters';
const P = 'TAILBACK_COLLECTOR_';

function problems(args: string[], env: Record<string, string> = {}): readonly string[] {
  try {
    readConfig(args, env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the configuration', () => {
  it('works without any setting, on loopback', () => {
    expect(readConfig([], {})).toMatchObject({ role: 'all', host: '127.0.0.1', engine: 'duckdb', k: 10 });
  });

  it('takes the command line before the environment before the default', () => {
    const env = { [`${P}PORT`]: '1000', [`${P}K`]: '20', UNRELATED: 'x' };
    expect(readConfig(['--port', '2000'], env)).toMatchObject({ port: 2000, k: 20 });
  });

  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['a flag that is not known', ['--prt', '1'], {}, /^Unknown option '--prt'; see --help\.$/],
    ['a word where none belongs', ['relay'], {}, /Unexpected argument 'relay'/],
    ['a variable that is not known', [], { [`${P}PROT`]: '1' }, /^TAILBACK_COLLECTOR_PROT: is no setting/],
    ['a role that is none', ['--role', 'proxy'], {}, /^--role: must be "all" or "relay" or "gateway", not "proxy"\.$/],
    ['a port that is none', ['--port', 'http'], {}, /^--port: must be a number, not "http"\.$/],
    ['a port too high', ['--port', '70000'], {}, /^--port: must be at most 65535, not "70000"\.$/],
    ['k below the floor', ['--k', '4'], {}, /^--k: must be at least 5, not "4"\.$/],
    [
      'a public address for both roles',
      ['--host', '0.0.0.0', '--behind-proxy', 'loopback'],
      {},
      /^--host: 0\.0\.0\.0 can be reached by others.*--single-operator/,
    ],
    ['the same in the manifest', ['--public-url', 'https://c.example'], {}, /^--public-url: .*--single-operator/],
    [
      'http on a public address',
      ['--host', '::', '--single-operator', '--public-url', 'https://c.example'],
      {},
      /^--tls-cert: is missing, and no proxy/,
    ],
    [
      'an address that nobody can open',
      ['--host', '0.0.0.0', '--single-operator', '--behind-proxy', 'loopback'],
      {},
      /^--public-url: is missing; nobody can open 0\.0\.0\.0/,
    ],
    [
      'an address that devices refuse',
      ['--public-url', 'http://c.example', '--single-operator'],
      {},
      /^--public-url: http:\/\/c\.example is not taken by devices\. The address must begin with https:/,
    ],
    ['an address with a key', ['--public-url', 'https://127.0.0.1/#k'], {}, /^--public-url: must be an address that/],
    [
      'an address that is none',
      ['--public-url', 'collector'],
      {},
      /^--public-url: must be an address .*"collector"\.$/,
    ],
    ['a port that no address has', ['--public-url', 'http://a:99999'], {}, /^--public-url: must be an address/],
    [
      'a proxy that is none',
      ['--behind-proxy', 'nginx'],
      {},
      /^--behind-proxy: must be addresses, ranges .*"nginx"\.$/,
    ],
    [
      'a proxy that no address is',
      ['--behind-proxy', '10.0.0.0/8,999.1.1.1'],
      {},
      /^--behind-proxy: must be addresses/,
    ],
    ['a range that is none', ['--behind-proxy', '10.0.0.0/33'], {}, /^--behind-proxy: must be addresses/],
    ['a folder for a list of providers', ['--asn-db', tmpdir()], {}, /^--asn-db: the file .* cannot be read/],
    [
      'a gateway for others that cannot say who runs its relays',
      ['--role', 'gateway', '--host', '0.0.0.0'],
      { [`${P}RELAY_SECRET`]: SECRET },
      /^--manifest: is missing; only you can know/,
    ],
    [
      'an option that npm kept for itself',
      [],
      { npm_lifecycle_event: 'collector', npm_config_single_operator: 'true' },
      /^npm kept --single-operator for itself: options stand behind --, as in npm run collector -- --single-operator\.$/,
    ],
    ['half a certificate', ['--tls-cert', import.meta.filename], {}, /^--tls-cert: goes with --tls-key/],
    ['a file that is not there', ['--country-db', '/nowhere'], {}, /^--country-db: the file \/nowhere cannot be read/],
    ['a list of providers that is not there', ['--asn-db', '/nowhere'], {}, /^--asn-db: the file \/nowhere cannot/],
    ['a relay without a gateway', ['--role', 'relay'], { [`${P}RELAY_SECRET`]: SECRET }, /^--gateway-url: is missing/],
    [
      'a gateway in the clear',
      ['--role', 'relay', '--gateway-url', 'http://g.example'],
      { [`${P}RELAY_SECRET`]: SECRET },
      /^--gateway-url: must be https/,
    ],
    ['a gateway without a secret', ['--role', 'gateway'], {}, /^TAILBACK_COLLECTOR_RELAY_SECRET: is missing/],
    [
      'a short secret',
      ['--role', 'gateway'],
      { [`${P}RELAY_SECRET`]: 'hunter2' },
      /^TAILBACK_COLLECTOR_RELAY_SECRET: must be at least 32 characters\.$/,
    ],
    [
      'a secret that no header carries',
      ['--role', 'gateway'],
      { [`${P}RELAY_SECRET`]: `${SECRET} – longer` },
      /^TAILBACK_COLLECTOR_RELAY_SECRET: must be of letters, digits and signs of ASCII, in one line\.$/,
    ],
    ['a secret on the command line', ['--relay-secret', SECRET], {}, /^Unknown option '--relay-secret'/],
    [
      'a file of a secret that is not there',
      [],
      { [`${P}RELAY_SECRET_FILE`]: '/nowhere' },
      /^TAILBACK_COLLECTOR_RELAY_SECRET_FILE: the file/,
    ],
    ['ClickHouse without shards', ['--engine', 'clickhouse'], {}, /^--clickhouse-urls: is missing/],
    ['shards without ClickHouse', ['--clickhouse-urls', 'http://127.0.0.1:1'], {}, /^--clickhouse-urls: means nothing/],
    ['several processes for a relay', ['--processes', '2'], {}, /^--processes: only --role gateway/],
    [
      'a name that could be more in SQL',
      ['--clickhouse-database', 'a;drop'],
      {},
      /^--clickhouse-database: must be of letters/,
    ],
  ])('refuses %s', (_, args, env, words) => {
    const said = problems(args, env);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(words);
  });

  it('names all mistakes at once, and no secret', () => {
    const said = problems(['--k', '1', '--port', 'x'], { [`${P}RELAY_SECRET`]: 'hunter2', [`${P}X`]: '1' });
    expect(said).toHaveLength(4);
    expect(said.join()).not.toContain('hunter2');
  });

  it('takes a public address where one operator says so', () => {
    const args = ['--host', '0.0.0.0', '--single-operator', '--behind-proxy', 'loopback,10.0.0.0/8,2001:db8::/32'];
    const config = readConfig([...args, '--public-url', 'https://C.example:443/tailback/'], {});
    expect(config['behind-proxy']).toEqual(['loopback', '10.0.0.0/8', '2001:db8::/32']);
    // As devices have it, who look for it in the manifest as it stands.
    expect(config['public-url']).toBe('https://c.example/tailback');
  });

  it('leaves alone what npm is set to for other commands', () => {
    expect(problems([], { npm_lifecycle_event: 'start', npm_config_port: '1' })).toEqual([]);
  });

  it('holds certificate and key against each other', async () => {
    const folder = temporaryFolder();
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const authority = await Authority.create('ca');
    const [one, other] = [await authority.leaf('c.example'), await authority.leaf('d.example')];
    const [cert, key] = [file('chain.pem', one.cert), file('key.pem', one.key)];
    const [otherKey, text] = [file('other.pem', other.key), file('text', 'no PEM at all')];
    const tls = (...[cert = '', key = '']: string[]): readonly string[] =>
      problems(['--tls-cert', cert, '--tls-key', key]);
    expect(tls(cert, key)).toEqual([]);
    expect(tls(text, key)).toEqual([`--tls-cert: ${text} is no certificate chain in PEM.`]);
    expect(tls(cert, text)).toEqual([`--tls-key: ${text} is no private key in PEM without a password.`]);
    expect(tls(cert, otherKey)).toEqual([`--tls-key: ${otherKey} is not the key of the certificate in ${cert}.`]);
  });

  it('reads a secret from a file', () => {
    const file = join(temporaryFolder(), 'secret');
    writeFileSync(file, `${SECRET}\n`);
    expect(readConfig(['--role', 'gateway'], { [`${P}RELAY_SECRET_FILE`]: file })['relay-secret']).toBe(SECRET);
  });

  it('is described whole: every setting in --help, and the help that npm run collector shows is that text', () => {
    expect(Object.keys(configSchema.shape)).toEqual(Object.keys(OPTIONS));
    for (const name of Object.keys(OPTIONS))
      expect(helpText()).toMatch(new RegExp(`--${name}|${name.toUpperCase().replaceAll('-', '_')}`));
    // `npm run docs` writes it.
    expect(readFileSync(new URL('../../scripts/help/collector.txt', import.meta.url), 'utf8')).toBe(`${helpText()}\n`);
  });
});
