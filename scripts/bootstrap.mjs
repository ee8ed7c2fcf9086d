/**
 * The first thing that runs on a fresh machine that has only Node: installs the packages, finds the browsers and starts
 * the real script. No package may be imported here, and no syntax that Node 18 cannot read, or an old Node would show
 * a stack trace in place of the sentence below.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, refuseKept } from './bootstrap/arguments.mjs';
import { browsersFor, COMMANDS, toolsFor } from './bootstrap/commands.mjs';
import { OPTIONS } from './bootstrap/options.mjs';
import { ensurePackages } from './bootstrap/packages.mjs';
import { WrongUse } from './bootstrap/wrong-use.mjs';
import { findBrowser, VARIABLES } from './browser/find.mjs';
import { hasTool, install } from './browser/install.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** stderr, so that a command's own output can be piped. */
const say = (line) => process.stderr.write(`${line}\n`);

/** 20.19 is what vite 8 asks for. */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return `Tailback needs Node 20.19 or newer; this is Node ${version}. Please install a newer one from https://nodejs.org/.`;
}

/** Paths of the browsers by environment variable, after what was missing has been installed. */
function browserPaths(command, args) {
  const browsers = browsersFor(command, args);
  const missing = [
    ...browsers.filter((browser) => findBrowser(browser) === null),
    ...toolsFor(command, args).filter((tool) => !hasTool(tool)),
  ];
  if (missing.length > 0) install(missing, say);
  return Object.fromEntries(browsers.map((browser) => [VARIABLES[browser], findBrowser(browser) ?? undefined]));
}

function run(script, args, env) {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), join(ROOT, script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  // Ctrl-C reaches the child by itself, which closes its browser; we only wait for it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  // A killed npm tells nobody: without it the lab or the browser would live on under another parent.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1_000).unref();
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

/** Before anything is installed for it. The collector knows its own options. */
function refuseMistakes(command, args) {
  if (!Object.hasOwn(OPTIONS, command)) return;
  refuseKept(command, process.env);
  parse(command, args);
  browsersFor(command, args);
}

async function main([command = '', ...args]) {
  const problem = nodeProblem(process.versions.node);
  if (problem !== null) throw new Error(problem);
  const entry = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : null;
  if (entry === null) throw new WrongUse(`Commands: ${Object.keys(COMMANDS).join(', ')}. Each takes --help.`);
  const text = join(ROOT, 'scripts', 'help', `${command}.txt`);
  if ((args.includes('--help') || args.includes('-h')) && existsSync(text)) {
    process.stdout.write(readFileSync(text, 'utf8'));
    return;
  }
  refuseMistakes(command, args);
  await ensurePackages(ROOT, say);
  run(entry.script, args, browserPaths(command, args));
}

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exit(error instanceof WrongUse ? 2 : 1);
  }
}
