/**
 * Gets a missing browser or tool: on Debian and Ubuntu as root by running the commands itself, elsewhere by saying in one
 * sentence what to run. It never runs anything as root that it was not started as root for.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

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
/**
 * What the archives need beside them. Chrome's names its own libraries; Firefox's does not: these are those that Debian's
 * firefox-esr depends on, with the names since Ubuntu 24.04 first, and xz, which unpacks it.
 */
const LIBRARIES = {
  firefox: 'libgtk-3-0t64 | libgtk-3-0, libasound2t64 | libasound2, libx11-xcb1, libxtst6, libdbus-1-3, xz-utils',
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

/** What apt-get can bring, and what comes from the browsers' makers. */
export function planInstall(missing, family) {
  const fromApt = family === null ? [] : missing.filter((name) => !(family === 'ubuntu' && name in DOWNLOAD));
  return {
    packages: fromApt.map((name) => APT[name]),
    fromMakers: missing.filter((name) => !fromApt.includes(name)),
  };
}

/** Command lines in their order, each a program and its arguments. */
function stepsOf({ packages, fromMakers }) {
  const steps = [['apt-get', 'update']];
  if (packages.length > 0) steps.push(['apt-get', 'install', '-y', '--no-install-recommends', ...packages]);
  for (const browser of fromMakers) {
    const libraries = LIBRARIES[browser];
    if (libraries) steps.push(['apt-get', 'satisfy', '-y', '--no-install-recommends', libraries]);
    steps.push([...DOWNLOAD[browser].split(' '), ...(libraries ? [] : ['--install-deps'])]);
  }
  return steps;
}

export function howToGet(names) {
  const commands = names.filter((name) => name in DOWNLOAD).map((name) => DOWNLOAD[name]);
  const tools = names.filter((name) => !(name in DOWNLOAD));
  if (tools.length > 0) commands.push(`your system's package manager for ${tools.join(', ')}`);
  return `Missing: ${names.join(', ')}. Please run ${commands.join(' and ')}, then try again.`;
}

/** @throws one sentence that says what to run, where something stays missing */
export function install(missing, say, osRelease = readOsRelease(), isRoot = process.getuid?.() === 0) {
  const family = aptFamily(osRelease);
  const plan = planInstall(missing, family);
  if (family === null) throw new Error(howToGet(missing));
  if (!isRoot) {
    if (plan.packages.length === 0) throw new Error(howToGet(plan.fromMakers));
    const command = `sudo apt-get install -y --no-install-recommends ${plan.packages.join(' ')}`;
    const rest = plan.fromMakers.length > 0 ? ` ${howToGet(plan.fromMakers)}` : '';
    throw new Error(`Missing: ${missing.join(', ')}. Please run ${command}, then try again.${rest}`);
  }
  const steps = stepsOf(plan);
  say(`Missing: ${missing.join(', ')}. Running ${steps.map((step) => step.join(' ')).join(' and ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const [program, ...args] of steps) {
    const { status } = spawnSync(program, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], env });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed; please run it by hand, then try again.`);
  }
}

function readOsRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}
