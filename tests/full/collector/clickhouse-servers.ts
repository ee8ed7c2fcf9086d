/**
 * Two shards of Debian's clickhouse-server on loopback, in a folder that goes when they stop. Installed with apt-get where it is
 * missing, which needs root; each has ports and a configuration of its own, nothing of /etc is used.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../collector/support/collector.ts';
import { freePort } from '../../collector/support/process.ts';

export interface Shards {
  urls: string[];
  /** kill -9 of one of them, and its start. */
  kill(shard: number): Promise<void>;
  start(shard: number): Promise<void>;
  stop(): Promise<void>;
  folder: string;
}

const BINARY = 'clickhouse-server';
const START_MS = 20_000;

function ensureInstalled(): void {
  if (spawnSync(BINARY, ['--version']).status === 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env });
  const done = spawnSync('apt-get', ['install', '-y', '-qq', BINARY], { env, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${BINARY} is missing and apt-get could not install it: ${done.stderr}`);
}

interface Ports {
  http: number;
  tcp: number;
  interserver: number;
}

function writeConfig(folder: string, own: Ports, all: readonly Ports[]): string {
  const shard = ({ tcp }: Ports): string =>
    `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`;
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(
    join(folder, 'users.xml'),
    `<yandex><profiles><default><connect_timeout_with_failover_ms>500</connect_timeout_with_failover_ms></default></profiles>
     <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
     <quotas><default></default></quotas></yandex>`,
  );
  const config = join(folder, 'config.xml');
  writeFileSync(
    config,
    `<yandex><logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
     <listen_host>127.0.0.1</listen_host><http_port>${own.http}</http_port><tcp_port>${own.tcp}</tcp_port>
     <interserver_http_host>127.0.0.1</interserver_http_host><interserver_http_port>${own.interserver}</interserver_http_port>
     <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><users_config>${folder}/users.xml</users_config>
     <default_profile>default</default_profile><default_database>default</default_database>
     <mark_cache_size>67108864</mark_cache_size>
     <remote_servers><tailback>${all.map(shard).join('')}</tailback></remote_servers></yandex>`,
  );
  return config;
}

export async function startShards(): Promise<Shards> {
  ensureInstalled();
  const folder = temporaryFolder();
  const ports: Ports[] = [];
  for (let i = 0; i < 2; i += 1)
    ports.push({ http: await freePort(), tcp: await freePort(), interserver: await freePort() });
  const configs = ports.map((own, i) => writeConfig(join(folder, `shard${i}`), own, ports));
  const running = new Map<number, ChildProcess>();
  const urls = ports.map(({ http }) => `http://127.0.0.1:${http}`);

  async function start(shard: number): Promise<void> {
    const child = spawn(BINARY, [`--config-file=${configs[shard]}`], { stdio: 'ignore' });
    running.set(shard, child);
    const until = Date.now() + START_MS;
    for (;;) {
      const up = await fetch(`${urls[shard]}/ping`).then(
        (response) => response.ok,
        () => false,
      );
      if (up) return;
      if (child.exitCode !== null || Date.now() > until) throw new Error(`${BINARY} did not start.`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  async function end(shard: number, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = running.get(shard);
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
    running.delete(shard);
  }

  for (const shard of ports.keys()) await start(shard);
  return {
    urls,
    folder,
    kill: (shard) => end(shard, 'SIGKILL'),
    start,
    async stop() {
      for (const shard of ports.keys()) await end(shard, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
