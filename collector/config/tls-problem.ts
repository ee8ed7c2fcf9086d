/** Certificate and key are read and held against each other before anything listens: what TLS itself says of them names no file. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

function readAs<Read>(path: string, as: (bytes: Buffer) => Read): Read | undefined {
  try {
    return as(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** @returns one sentence. Both files are known to be readable. */
export function tlsProblem(certFile: string, keyFile: string): string | undefined {
  const cert = readAs(certFile, (bytes) => new X509Certificate(bytes));
  if (!cert) return `--tls-cert: ${certFile} is no certificate chain in PEM.`;
  const key = readAs(keyFile, createPrivateKey);
  if (!key) return `--tls-key: ${keyFile} is no private key in PEM without a password.`;
  if (!cert.checkPrivateKey(key)) return `--tls-key: ${keyFile} is not the key of the certificate in ${certFile}.`;
  return undefined;
}
