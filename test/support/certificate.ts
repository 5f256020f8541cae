import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Whether certificates for tests can be made here: by openssl, which nearly every machine has. */
export function canMakeCertificates(): boolean {
  return spawnSync('openssl', ['version']).status === 0;
}

/**
 * Makes a certificate that nobody but the test trusts.
 * @param folder that cert.pem and key.pem are written into
 * @param names such as `DNS:localhost` or `IP:127.0.0.1`
 */
export function makeCertificate(
  folder: string,
  names: readonly string[],
): { readonly cert: string; readonly key: string } {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=hotwash test', '-addext', `subjectAltName=${names.join(',')}`];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { cert, key };
}
