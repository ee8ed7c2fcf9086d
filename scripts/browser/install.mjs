/**
 * Gets a missing browser or tool: on Debian and Ubuntu as root by running apt-get itself, elsewhere by saying in one
 * sentence what to run. It never runs anything as root that it was not started as root for.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const APT = {
  chromium: 'chromium',
  firefox: 'firefox-esr',
  certutil: 'libnss3-tools',
  'xvfb-run': 'xvfb',
  xdotool: 'xdotool',
};
/** Both come as archives from the browsers' makers; find.mjs looks in that folder. */
const DOWNLOAD = {
  chromium: 'npx browsers install chrome@stable --path .tailback/browsers',
  firefox: 'npx browsers install firefox@stable --path .tailback/browsers',
};

export function hasTool(name, path = process.env.PATH ?? '') {
  return path
    .split(delimiter)
    .some((folder) => existsSync(join(folder, name)) || existsSync(join(folder, `${name}.exe`)));
}

/** `debian`, `ubuntu` (whose chromium and firefox packages are stubs for snaps) or null. */
export function aptFamily(osRelease) {
  const ids = [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap((match) => match[1].split(' '));
  if (ids.includes('ubuntu')) return 'ubuntu';
  return ids.includes('debian') ? 'debian' : null;
}

/** What apt-get can bring, and the commands for the rest. */
export function planInstall(missing, family) {
  const fromApt = family === null ? [] : missing.filter((name) => !(family === 'ubuntu' && name in DOWNLOAD));
  return {
    packages: fromApt.map((name) => APT[name]),
    byHand: missing.filter((name) => !fromApt.includes(name)),
  };
}

export function howToGet(names) {
  const commands = names.filter((name) => name in DOWNLOAD).map((name) => DOWNLOAD[name]);
  const tools = names.filter((name) => !(name in DOWNLOAD));
  if (tools.length > 0) commands.push(`your system's package manager for ${tools.join(', ')}`);
  return `Missing: ${names.join(', ')}. Please run ${commands.join(' and ')}, then try again.`;
}

/** @throws one sentence that says what to run, where something stays missing */
export function install(missing, say, osRelease = readOsRelease(), isRoot = process.getuid?.() === 0) {
  const { packages, byHand } = planInstall(missing, aptFamily(osRelease));
  if (packages.length > 0) {
    const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
    if (!isRoot) {
      const rest = byHand.length > 0 ? ` ${howToGet(byHand)}` : '';
      throw new Error(`Missing: ${missing.join(', ')}. Please run sudo ${command}, then try again.${rest}`);
    }
    say(`Missing: ${missing.join(', ')}. Running apt-get update and ${command}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const line of ['update', command.slice('apt-get '.length)]) {
      const { status } = spawnSync('apt-get', line.split(' '), { stdio: ['ignore', 'ignore', 'inherit'], env });
      if (status !== 0) throw new Error(`apt-get ${line} failed; please run it by hand, then try again.`);
    }
  }
  if (byHand.length > 0) throw new Error(howToGet(byHand));
}

function readOsRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}
