/** What the figures were taken on: the kind of machine and the versions, nothing that tells whose it is. */
import { cpus, getPriority, loadavg, release, totalmem, type } from 'node:os';
import { lookNs } from '../test/browsers-at-once.ts';

/** Of the minute before the bench began: other work on the machine widens every spread. */
const LOAD_BEFORE = loadavg()[0] ?? Number.NaN;

export function environment(versions: readonly string[], command: string): string {
  const [first] = cpus();
  const model = (first?.model ?? 'unknown processor').replace(/\s+/g, ' ').trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  const kernel = release().split('-')[0];
  const machine = `${cpus().length} cores (${model}), ${memory} GiB, ${type()} ${kernel}, Node ${process.versions.node}`;
  // Machines that call themselves alike differ fourfold by it, and their times with it.
  const look = `a look at memory ${lookNs().toFixed(0)} ns`;
  const date = new Date().toISOString().slice(0, 10);
  const priority = getPriority() === 0 ? '' : `, priority ${getPriority()}`;
  return [
    `\`${command}\`, ${date}${versions.length > 0 ? `, ${versions.join(', ')}, headless` : ''};`,
    `${machine}, ${look}; load average before the start ${LOAD_BEFORE.toFixed(1)}${priority}.`,
  ].join('\n');
}
