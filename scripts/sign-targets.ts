/**
 * `npm run sign-targets`: signs a target list with a key of the maintainer's own, as `npm run check-targets -- --print-list` prints
 * one. What it writes is what the extension takes in.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { signedMessage, writeSigned } from '../src/report/signed-file.ts';
import { parseTargetListText } from '../src/targets/list.ts';
import { WrongUse } from './bootstrap/wrong-use.mjs';
import { runMain } from './live/run-main.ts';
import { readArguments } from './read-arguments.ts';

function readKey(file: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below, in the same words.
  }
  throw new Error(`--key: ${file} is no Ed25519 private key; --new-key FILE makes one.`);
}

/** The 32 bytes that TAILBACK_LIST_KEYS and src/targets/list-keys.ts hold. */
const publicText = (key: KeyObject): string => String(createPublicKey(key).export({ format: 'jwk' }).x);

function newKey(file: string): void {
  if (existsSync(file)) throw new Error(`--new-key: ${file} is there already and stays as it is.`);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  console.log(
    `The private key is in ${file}: keep it away from the repository.\nPublic key: ${publicText(privateKey)}`,
  );
}

function readList(file: string): Buffer {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch {
    throw new Error(`${file} cannot be read.`);
  }
  const parsed = parseTargetListText(content.toString());
  if (!parsed.ok) throw new Error(`${file}: ${parsed.problem.text}`);
  return content;
}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('sign-targets', args);
  if (values['new-key'] !== undefined) {
    newKey(values['new-key']);
    return 0;
  }
  const [list] = positionals;
  const { key: keyFile, out } = values;
  if (list === undefined || keyFile === undefined || out === undefined) {
    throw new WrongUse('A list, --key FILE and --out FILE are needed; --help shows how.');
  }
  const key = readKey(keyFile);
  const content = readList(list);
  const signature = sign(null, signedMessage('targets', content), key);
  writeFileSync(out, writeSigned('targets', content, signature));
  console.log(`${out} is signed. Public key: ${publicText(key)}`);
  return 0;
}

await runMain('sign-targets', main);
