import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits in base64url: 43 characters that nobody can guess, so a fast hash is enough to keep them. */
export const newSecretToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token. */
export const secretTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
