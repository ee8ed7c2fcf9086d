/** What stops a collector from starting is one sentence that names what to change, never an advice that destroys something. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readWhoRunsIt } from '../../../collector/keys/who-runs-it.ts';
import { ensureOwnFolder } from '../../../collector/start/own-folder.ts';
import { startCollector, temporaryFolder } from '../support/collector.ts';
import { freePort, spawnCollector } from '../support/process.ts';

it('a data folder that cannot be: said at once', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  await expect(startCollector([], { folder: file })).rejects.toThrow(`--data: ${file} is a file, not a folder.`);
  const below = join(file, 'data');
  await expect(startCollector([], { folder: below })).rejects.toThrow(`--data: ${below} cannot be made or written to`);
});

it.runIf(existsSync('/proc/self'))('nor does a folder that takes in no other hold it up', () => {
  expect(() => ensureOwnFolder('/proc/collector/data')).toThrow('--data: /proc/collector/data cannot be made');
});

it('keys that this user cannot read are not called damaged: nobody is to delete them', async () => {
  const folder = temporaryFolder();
  // Cannot be read by root either.
  mkdirSync(join(folder, 'keys.json'));
  await expect(startCollector([], { folder })).rejects.toThrow(
    `${join(folder, 'keys.json')} cannot be read by this user: it must belong to the one that runs the collector.`,
  );
});

it('a second collector on the same data is told of the first', async () => {
  const folder = temporaryFolder();
  const first = await spawnCollector(['--data', folder], await freePort());
  onTestFinished(first.kill);
  await expect(startCollector([], { folder })).rejects.toThrow(
    `--data: another collector (PID ${first.pid}) runs on ${folder}.`,
  );
});

it('nobody else on the machine can read where tags are', async () => {
  const { folder, stop } = await startCollector();
  expect(statSync(join(folder, 'votes')).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'keys.json')).mode & 0o077).toBe(0);
  await stop();
});

it('addresses in who.json are kept as devices compare them, and those that they refuse are refused', () => {
  const path = join(temporaryFolder(), 'who.json');
  const who = (url: string): void => {
    const value = {
      operators: [{ id: 'north', name: 'North', country: 'NO' }],
      gateway: 'north',
      relays: [{ url, operator: 'north' }],
      mirrors: [],
      statement: 'Counts only.',
    };
    writeFileSync(path, JSON.stringify(value));
  };
  who('https://Relay.example/');
  expect(readWhoRunsIt(path).relays).toEqual([{ url: 'https://relay.example', operator: 'north' }]);
  who('http://relay.example');
  expect(() => readWhoRunsIt(path)).toThrow(`--manifest: ${path}: relays[0].url: The address must begin with https://`);
});

it('what a gateway prints for people has the relays and the key', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'who.json');
  writeFileSync(
    path,
    JSON.stringify({
      operators: [{ id: 'north', name: 'North', country: 'NO' }],
      gateway: 'north',
      relays: ['https://one.example', 'https://two.example'].map((url) => ({ url, operator: 'north' })),
      mirrors: [],
      statement: 'Counts only.',
    }),
  );
  const secret = { TAILBACK_COLLECTOR_RELAY_SECRET: 'the same secret of two operators' };
  const args = ['--role', 'gateway', '--data', folder, '--manifest', path];
  const gateway = await spawnCollector(args, await freePort(), secret);
  onTestFinished(gateway.kill);
  await expect.poll(gateway.output).toMatch(/^Metrics/m);
  const { key } = JSON.parse(/\{.*\}/s.exec(readFileSync(join(folder, 'manifest'), 'latin1'))?.[0] ?? '{}');
  for (const relay of ['https://one.example', 'https://two.example'])
    expect(gateway.output()).toContain(`Address for people   ${relay}#${key}\n`);
});
