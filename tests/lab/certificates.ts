/**
 * The throw-away CA and the certificates under it, made on demand: one name per certificate, so that a browser never
 * uses one HTTP/2 connection for two hosts (RFC 9113 §9.1.1 allows that only where the certificate covers both).
 */
import 'reflect-metadata';
import { createHash, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto as Crypto);

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

export interface KeyAndChain {
  key: string;
  /** Leaf first, then the CA: Chromium's SPKI list matches any certificate of the served chain. */
  cert: string;
}

const newKeys = (): Promise<CryptoKeyPair> =>
  webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<CryptoKeyPair>;

async function keyPem(key: CryptoKey): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', key);
  return x509.PemConverter.encode(der, 'PRIVATE KEY');
}

// RFC 5280 §4.1.2.2: positive, at most 20 octets.
const serial = (): string => `4${randomBytes(8).toString('hex').slice(1)}`;

export class Authority {
  readonly #keys: CryptoKeyPair;
  readonly #certificate: x509.X509Certificate;
  readonly #leaves = new Map<string, Promise<KeyAndChain>>();

  private constructor(keys: CryptoKeyPair, certificate: x509.X509Certificate) {
    this.#keys = keys;
    this.#certificate = certificate;
  }

  static async create(name: string): Promise<Authority> {
    const keys = await newKeys();
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      name: `CN=${name}`,
      keys,
      signingAlgorithm: ALGORITHM,
      serialNumber: serial(),
      notBefore: new Date(Date.now() - DAY_MS),
      notAfter: new Date(Date.now() + 30 * DAY_MS),
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return new Authority(keys, certificate);
  }

  get pem(): string {
    return `${this.#certificate.toString('pem')}\n`;
  }

  /** Base64 SHA-256 of the public key, as --ignore-certificate-errors-spki-list wants it. */
  get spki(): string {
    const der = new X509Certificate(this.pem).publicKey.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(der).digest('base64');
  }

  /** Certificate for one host name or IPv4 address; `expired` ended yesterday. */
  leaf(name: string, expired = false): Promise<KeyAndChain> {
    const id = `${name} ${expired}`;
    const made = this.#leaves.get(id) ?? this.#make(name, expired);
    this.#leaves.set(id, made);
    return made;
  }

  async #make(name: string, expired: boolean): Promise<KeyAndChain> {
    const keys = await newKeys();
    const type = /^[\d.]+$/.test(name) ? 'ip' : 'dns';
    const certificate = await x509.X509CertificateGenerator.create({
      subject: `CN=${name.slice(0, 64)}`,
      issuer: this.#certificate.subject,
      publicKey: keys.publicKey,
      signingKey: this.#keys.privateKey,
      signingAlgorithm: ALGORITHM,
      serialNumber: serial(),
      notBefore: new Date(Date.now() - (expired ? 20 : 1) * DAY_MS),
      notAfter: new Date(Date.now() + (expired ? -1 : 20) * DAY_MS),
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([{ type, value: name }]),
        await x509.AuthorityKeyIdentifierExtension.create(this.#keys.publicKey),
      ],
    });
    return { key: await keyPem(keys.privateKey), cert: `${certificate.toString('pem')}\n${this.pem}` };
  }
}
