import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Encrypts what must not be readable in the database: private keys, exchanges with vendors. */
export interface Sealer {
  /** Names the key that `seal` uses; stored beside every sealed value. */
  readonly keyId: string;
  /** AES-256-GCM under a data key of its own, itself wrapped with the installation's key; `purpose` is authenticated with it. */
  seal(plain: Uint8Array, purpose: string): Buffer;
  /** Throws when the value was changed, sealed for another purpose, or sealed under a key that is not here. */
  open(sealed: Uint8Array, purpose: string): Buffer;
}

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * @param keys installation keys, 32 bytes each; the first seals, all of them open, so that a key can be rotated
 */
export function createSealer(keys: readonly [Buffer, ...Buffer[]]): Sealer {
  if (keys.some((key) => key.length !== KEY_BYTES)) throw new Error('a sealing key must have 32 bytes');
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]));
  const current = keys[0];
  const keyId = keyIdOf(current);
  return {
    keyId,
    seal(plain, purpose) {
      const dataKey = randomBytes(KEY_BYTES);
      return Buffer.concat([
        Buffer.from([VERSION]),
        Buffer.from(keyId, 'hex'),
        encrypt(current, dataKey, `wrap:${purpose}`),
        encrypt(dataKey, plain, purpose),
      ]);
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed);
      const key = byId.get(bytes.subarray(1, 9).toString('hex'));
      if (bytes[0] !== VERSION || key === undefined) throw new Error('sealed under a key that is not configured');
      const wrappedEnd = 9 + IV_BYTES + KEY_BYTES + TAG_BYTES;
      const dataKey = decrypt(key, bytes.subarray(9, wrappedEnd), `wrap:${purpose}`);
      return decrypt(dataKey, bytes.subarray(wrappedEnd), purpose);
    },
  };
}

function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('fiskai-key-id').update(key).digest('hex').slice(0, 16);
}

function encrypt(key: Buffer, plain: Uint8Array, purpose: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(purpose));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, box: Buffer, purpose: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
  return Buffer.concat([decipher.update(box.subarray(IV_BYTES, box.length - TAG_BYTES)), decipher.final()]);
}
