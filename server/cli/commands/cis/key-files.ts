import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createReadStream } from 'node:fs';

import { WrongUseError } from '#server/cli/command-io.ts';

/** Beyond this no file that the commands take is one. */
const MAX_FILE_BYTES = 1024 * 1024;

/**
 * Reads a file or pipe whole, never more than makes sense; null when there is more.
 * Throws `WrongUseError` when it cannot be read.
 */
export const readLimitedFile = async (path: string): Promise<Buffer | null> => {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path, { end: MAX_FILE_BYTES })) chunks.push(chunk as Buffer);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new WrongUseError(`${path} cannot be read (${code})`);
  }
  const bytes = Buffer.concat(chunks);
  return bytes.length > MAX_FILE_BYTES ? null : bytes;
};

const read = async (path: string, what: string): Promise<Buffer> => {
  const bytes = await readLimitedFile(path);
  if (bytes === null) throw new WrongUseError(`${path} is too large for ${what}`);
  return bytes;
};

/** A certificate in PEM (the first of the file) or DER. */
export const readCertificateFile = async (path: string): Promise<X509Certificate> => {
  const bytes = await read(path, 'a certificate');
  try {
    return new X509Certificate(bytes);
  } catch {
    throw new WrongUseError(`${path} is not a certificate (PEM or DER)`);
  }
};

/** An unencrypted RSA private key in PEM. */
export const readPrivateKeyFile = async (path: string): Promise<KeyObject> => {
  const bytes = await read(path, 'a private key');
  let key: KeyObject;
  try {
    key = createPrivateKey(bytes);
  } catch {
    throw new WrongUseError(`${path} is not an unencrypted private key in PEM`);
  }
  if (key.asymmetricKeyType !== 'rsa') throw new WrongUseError(`${path} is not an RSA key`);
  return key;
};
