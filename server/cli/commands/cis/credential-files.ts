import { WrongUseError } from '#server/cli/command-io.ts';
import { readCertificateFile, readPrivateKeyFile } from '#server/cli/commands/cis/key-files.ts';
import { formatDistinguishedName, readCertificateNames } from '#server/domain/fiscal/certificate-names.ts';
import type { SigningCredential } from '#server/integrations/fiscalization/port.ts';

/** The key and certificate of two files, which must belong to each other. Throws `WrongUseError`. */
export const readCredential = async (keyPath: string, certificatePath: string): Promise<SigningCredential> => {
  const privateKey = await readPrivateKeyFile(keyPath);
  const certificate = await readCertificateFile(certificatePath);
  if (!certificate.checkPrivateKey(privateKey)) throw new WrongUseError(`${keyPath} is not the key of ${certificatePath}`);
  const { issuer, serialNumber } = readCertificateNames(certificate.raw);
  return { privateKey, certificateDer: certificate.raw, issuerName: formatDistinguishedName(issuer), serialNumber };
};
