/** What the figures were taken on: the kind of machine and the versions, nothing that tells whose it is. */
import { cpus, release, totalmem, type } from 'node:os';

export function environment(versions: readonly string[], command: string): string {
  const [first] = cpus();
  const model = (first?.model ?? 'unknown processor').replace(/\s+/g, ' ').trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  const kernel = release().split('-')[0];
  const machine = `${cpus().length} cores (${model}), ${memory} GiB, ${type()} ${kernel}, Node ${process.versions.node}`;
  const date = new Date().toISOString().slice(0, 10);
  return [`\`${command}\`, ${date}, ${versions.join(', ')}, headless;`, `${machine}.`].join('\n');
}
