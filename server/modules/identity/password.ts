import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

interface Cost {
  /** KiB */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const HASH_BYTES = 32;
const ENCODED = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/-]+)\$([\w+/-]+)$/;

/** Argon2id of a password in the usual string form `$argon2id$v=19$m=…,t=…,p=…$salt$hash`; about 40 ms of a thread of the pool. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST, HASH_BYTES);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${plain64(salt)}$${plain64(hash)}`;
}

/**
 * Whether the password is the one that was hashed. Without a hash (nobody has that address) it works as long as with one
 * and says no, so that the answer's time tells nothing.
 */
export async function verifyPassword(password: string, encoded: string | null): Promise<boolean> {
  const match = ENCODED.exec(encoded ?? '');
  if (match === null) {
    await derive(password, randomBytes(16), COST, HASH_BYTES);
    return false;
  }
  const [, memory, passes, parallelism, salt = '', hash = ''] = match;
  const expected = Buffer.from(hash, 'base64');
  const cost: Cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), cost, expected.length), expected);
}

/** Composed and decomposed letters (`č` as one or two code points, by keyboard) are the same password. */
function derive(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...cost }, (error, hash) =>
      error === null ? resolve(hash) : reject(error),
    );
  });
}

const plain64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
