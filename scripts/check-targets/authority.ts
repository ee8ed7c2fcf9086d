/**
 * Whether a certificate ends at an authority that is trusted here, apart from its dates and names. OpenSSL tells one fault of several,
 * and of a self-signed one that is out of date the date (tried with Node 20), where Chromium tells the authority.
 */
import { X509Certificate } from 'node:crypto';
import { rootCertificates, type TLSSocket } from 'node:tls';

const parsed = new Map<string | undefined, X509Certificate[]>();

function rootsOf(ca: string | undefined): X509Certificate[] {
  const roots = parsed.get(ca) ?? (ca === undefined ? rootCertificates : [ca]).map((pem) => new X509Certificate(pem));
  parsed.set(ca, roots);
  return roots;
}

/** @param ca trusted in place of Node's own list, PEM */
export function hasKnownAuthority(socket: TLSSocket, ca: string | undefined): boolean {
  let last = socket.getPeerX509Certificate();
  while (last?.issuerCertificate) last = last.issuerCertificate;
  if (!last) return false;
  const end = last;
  return rootsOf(ca).some(
    (root) => root.fingerprint256 === end.fingerprint256 || (end.checkIssued(root) && end.verify(root.publicKey)),
  );
}
